-- A story was opened or changed. $1 story uuid, $2 emerging boolean (used when it opens), $3 position bigint, $4 recorded timestamptz
insert into storytracker.index_stories_v1 (story_id, emerging, opened_at, position, changed_at) values ($1, $2, $3, $3, $4)
on conflict (story_id) do update set position = excluded.position, changed_at = excluded.changed_at
