-- Lines that fit, newest first: all are looked up, five thousand at most.
-- $1 what is asked, $2 what is marked, $3 said from, $4 said to, $5 before this position, $6 how many, $7 stories that are left out
with found as materialized (
  select claim_id, story_id, position from storytracker.search_claims_v1
  where words @@ $1::tsquery and ($3::date is null or said_to >= $3) and ($4::date is null or said_from <= $4) and story_id <> all ($7)
  limit 5001
), hits as (
  select claim_id, max(position) as position, array_agg(story_id order by position desc) as stories from found group by claim_id
), counted as (
  select count(*) as n, (select count(*) from found) > 5000 as more from hits
), page as (
  select * from hits h where position < $5 and not exists (
    select from storytracker.search_claims_v1 o where o.claim_id = h.claim_id and o.position >= $5 and o.words is not null and o.story_id <> all ($7))
  order by position desc limit $6
)
select n, more, p.claim_id, p.position, c.article_id, storytracker.search_marked(left(c.text, 4000), $2::tsquery, 'HighlightAll=true'), c.kind,
  c.speaker_id, c.name, c.said_from, c.said_to, c.outlet, a.title, a.published_from, a.published_to,
  s.ids, s.titles, s.disturbed
from counted left join page p on true
left join lateral (select * from storytracker.search_claims_v1 c where c.claim_id = p.claim_id and c.story_id = p.stories[1]) c on true
left join storytracker.search_articles_v1 a on a.article_id = c.article_id
left join lateral (
  select array_agg(s.story_id order by s.merged, t.title) as ids, array_agg(coalesce(t.title, '') order by s.merged, t.title) as titles,
    array_agg(s.disturbed order by s.merged, t.title) as disturbed
  from storytracker.search_stories_v1 s left join storytracker.search_titles_v1 t on t.story_id = s.story_id and t.depth = s.depth
  where s.story_id = any (p.stories)) s on true
order by p.position desc
