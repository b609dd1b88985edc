-- Speakers whose name, other names or role fit, by name before alias before role. $1 what is asked, $2 what is marked, $3 how many
with found as materialized (
  select speaker_id, what, name, ts_rank_cd(words, $1::tsquery) as rank from storytracker.search_names_v1 where words @@ $1::tsquery limit 2001
), hits as (
  select distinct on (speaker_id) speaker_id, what, name, rank from found order by speaker_id, array_position(array['name', 'alias', 'role'], what), rank desc, name
)
select (select count(*) from hits), h.speaker_id, coalesce(n.name, h.name), h.what, storytracker.search_marked(h.name, $2::tsquery, 'HighlightAll=true')
from (select * from hits order by array_position(array['name', 'alias', 'role'], what), rank desc, name limit $3) h
left join storytracker.search_names_v1 n on n.speaker_id = h.speaker_id and n.what = 'name'
order by array_position(array['name', 'alias', 'role'], h.what), h.rank desc, h.name
