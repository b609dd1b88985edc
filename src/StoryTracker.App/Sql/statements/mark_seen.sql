-- A reader has seen a story up to a position, never further than the record goes, and never less than before. $1 reader text, $2 story uuid, $3 position bigint,
-- $4 now timestamptz. No row: it was marked so already.
insert into storytracker.reading_marks as mark (reader, story_id, seen_to, seen_at)
values ($1, $2, least($3, (select coalesce(max(position), 0) from storytracker.events)), $4)
on conflict (reader, story_id) do update
set former_to = mark.seen_to, former_at = mark.seen_at, seen_to = excluded.seen_to, seen_at = excluded.seen_at
where mark.seen_to is null or mark.seen_to < excluded.seen_to
returning seen_to
