-- Speakers came on record. $1 speakers, $2 names, $3 positions
insert into index_speakers_v1 (speaker_id, name, since)
select speaker_id, (array_agg(name order by position desc))[1], min(position)
from unnest($1::uuid[], $2::text[], $3::bigint[]) e(speaker_id, name, position) group by speaker_id
on conflict (speaker_id) do update set name = excluded.name
