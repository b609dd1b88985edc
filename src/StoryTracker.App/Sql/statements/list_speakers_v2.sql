-- A page of speakers known at a position, by name. $1 position bigint, $2 after_name text, $3 after_id uuid (null on the first page), $4 limit int
select speaker_id, lower(name) from storytracker.index_speakers_v2
where since <= $1 and ($3::uuid is null or (lower(name), speaker_id) > ($2, $3))
order by lower(name), speaker_id limit $4
