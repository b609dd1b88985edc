-- A page of stories known at a position: set up ones first, last changed first.
-- $1 position bigint (last that counts), $2 after_emerging boolean, $3 after_position bigint, $4 after_id uuid (null on the first page), $5 limit int, $6 hidden uuid[] (not there for the reader)
select story_id, emerging, position from storytracker.index_stories_v2
where opened_at <= $1 and not (story_id = any ($6)) and ($4::uuid is null or (emerging, -position, story_id) > ($2, -$3, $4))
order by emerging, -position, story_id limit $5
