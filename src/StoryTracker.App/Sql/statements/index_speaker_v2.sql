-- Speakers came on record, or lost their name (null). $1 speakers, $2 names, $3 positions
with told as (
  select * from unnest($1::uuid[], $2::text[], $3::bigint[]) t(speaker_id, name, position)
), last as (
  select speaker_id, (array_agg(name order by position desc))[1] as name, bool_or(name is null) as lost,
    min(position) filter (where position > coalesce((select max(n.position) from told n where n.speaker_id = told.speaker_id and n.name is null), 0)) as since
  from told group by speaker_id
), gone as (
  delete from index_speakers_v2 s using last where s.speaker_id = last.speaker_id and last.name is null
)
insert into index_speakers_v2 as known (speaker_id, name, since) select speaker_id, name, since from last where name is not null
on conflict (speaker_id) do update set name = excluded.name,
  since = case when (select l.lost from last l where l.speaker_id = excluded.speaker_id) then excluded.since else known.since end
