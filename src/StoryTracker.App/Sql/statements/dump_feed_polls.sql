-- How the polls of feeds go, as JSON objects, in the order of their ids.
select (to_jsonb(p) - 'excerpt')::text from storytracker.feed_polls p order by p.feed_id
