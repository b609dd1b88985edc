-- Stories whose title, sentence or terms fit, best first; those that are part of another one are found there.
-- $1 what is asked, $2 what is marked, $3 how many, $4 only these (null: any), $5 stories that are left out
with hits as materialized (
  select s.story_id, s.position, s.disturbed, t.title, t.sentence, ts_rank_cd(t.words, $1::tsquery) as rank
  from storytracker.search_titles_v1 t join storytracker.search_stories_v1 s on s.story_id = t.story_id and s.depth = t.depth
  where t.words @@ $1::tsquery and not s.merged and ($4::uuid[] is null or s.story_id = any ($4)) and s.story_id <> all ($5) limit 2001
)
select (select count(*) from hits), story_id, position, disturbed, storytracker.search_marked(title, $2::tsquery, 'HighlightAll=true'),
  storytracker.search_marked(sentence, $2::tsquery, 'HighlightAll=true')
from (select * from hits order by rank desc, position desc limit $3) best order by rank desc, position desc
