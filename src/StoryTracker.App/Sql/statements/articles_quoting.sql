-- Articles with claims of one of these speakers, by the names that they print. $1 speakers
select distinct article_id from storytracker.statement_keys where speaker_id = any($1) order by 1
