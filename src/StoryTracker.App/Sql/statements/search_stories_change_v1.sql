-- Stories were opened, described, rearranged, or changed at all. Keys: opened, described, undescribed, merged, unmerged, disturbed, untitled (what it was
-- called was erased), changed. $1 stories, $2 positions, $3 keys, $4 titles, $5 sentences, $6 terms (for opened and described)
with told as materialized (
  select t.*, sum(case key when 'described' then 1 when 'undescribed' then -1 else 0 end) over (partition by story_id order by n)
    + coalesce(s.depth, 0) as at_depth
  from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
    with ordinality t(story_id, position, key, title, sentence, terms, n) left join search_stories_v1 s using (story_id)
), untitled as (
  select story_id, max(n) as n from told where key = 'untitled' group by story_id
), gone as (
  delete from search_titles_v1 t using untitled u where t.story_id = u.story_id
    and not exists (select from told d where d.story_id = t.story_id and d.at_depth = t.depth and d.n > u.n and d.key = 'described' and d.title is not null)
), titled as (
  select distinct on (story_id, at_depth) story_id, at_depth, title, sentence, terms from told t
  where key in ('opened', 'described') and title is not null and not exists (select from untitled u where u.story_id = t.story_id and u.n > t.n)
  order by story_id, at_depth, n desc
), called as (
  insert into search_titles_v1 as known (story_id, depth, title, sentence, words)
  select story_id, at_depth, title, coalesce(sentence, ''), storytracker.search_vector(concat_ws(' · ', title, sentence, terms), '{}') from titled
  on conflict (story_id, depth) do update set title = excluded.title, sentence = excluded.sentence, words = excluded.words
), last as (
  select story_id, (array_agg(at_depth order by n desc))[1] as depth, (array_agg(key order by n desc) filter (where key in ('merged', 'unmerged')))[1] as merged,
    bool_or(key = 'disturbed') as disturbed, max(position) as position
  from told group by story_id
)
insert into search_stories_v1 as known (story_id, depth, merged, disturbed, position)
select story_id, depth, coalesce(merged = 'merged', false), disturbed, position from last
on conflict (story_id) do update set depth = excluded.depth, disturbed = known.disturbed or excluded.disturbed, position = excluded.position,
  merged = coalesce((select l.merged = 'merged' from last l where l.story_id = excluded.story_id), known.merged)
