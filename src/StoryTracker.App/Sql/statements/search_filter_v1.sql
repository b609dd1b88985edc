-- Which speakers and stories a filter names: all its words stand in the name or an alias, or in the title. $1 speakers' words, $2 titles' words; null: not asked
select 'speaker', speaker_id from (
  select distinct speaker_id from storytracker.search_names_v1
  where $1::text is not null and words @@ plainto_tsquery('simple', $1) and what in ('name', 'alias') limit 50) s
union all
select 'story', story_id from (
  select s.story_id from storytracker.search_titles_v1 t join storytracker.search_stories_v1 s on s.story_id = t.story_id and s.depth = t.depth
  where $2::text is not null and t.words @@ (plainto_tsquery('english', $2) || plainto_tsquery('simple', $2))
    and (to_tsvector('simple', t.title) || to_tsvector('english', t.title)) @@ (plainto_tsquery('english', $2) || plainto_tsquery('simple', $2)) limit 50) s
