-- A claim on a story names a speaker. $1 speaker uuid, $2 story uuid, $3 position bigint
insert into storytracker.index_quoted_v1 (speaker_id, story_id, since) values ($1, $2, $3) on conflict do nothing
