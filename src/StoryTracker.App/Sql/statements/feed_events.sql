-- The events of every feed, feed by feed. $1 one stream or null for all
select e.stream, e.type, e.schema, e.data::text from storytracker.events e
where e.stream >= 'feed-' and e.stream < 'feed.' and ($1::text is null or e.stream = $1) order by e.stream, e.version
