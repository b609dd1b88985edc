-- Articles whose claims were compared and of which no key is kept, in the order of their ids from one on. $1 after, $2 limit
select article_id from (
  select distinct substr(stream, length('article-') + 1)::uuid as article_id from storytracker.events where type = 'statements-matched' and not data ? '$erased'
) matched
where article_id > $1 and not exists (select from storytracker.statement_keys k where k.article_id = matched.article_id)
  and not exists (select from storytracker.erased_articles e where e.article_id = matched.article_id)
order by article_id limit $2
