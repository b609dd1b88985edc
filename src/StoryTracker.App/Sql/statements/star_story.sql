-- $1 reader text, $2 story uuid, $3 starred boolean
insert into storytracker.reading_marks (reader, story_id, starred) values ($1, $2, $3)
on conflict (reader, story_id) do update set starred = excluded.starred
