-- The feed that is read from an address, the oldest of several. $1 url
select p.feed_id from storytracker.feed_polls p where p.url = $1 order by p.polled_at nulls last limit 1
