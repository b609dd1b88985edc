-- A speaker came on record. $1 speaker uuid, $2 name text, $3 position bigint
insert into storytracker.index_speakers_v1 (speaker_id, name, since) values ($1, $2, $3)
on conflict (speaker_id) do update set name = excluded.name
