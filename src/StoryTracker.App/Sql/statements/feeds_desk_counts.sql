-- Feeds by state. $1 words or null
select state, count(*)::int from storytracker.feed_health
where $1::text is null or strpos(lower(title), lower($1)) > 0 or strpos(lower(url), lower($1)) > 0
group by state
