-- Lines and articles that print any of these phrases; how much of it is measured afterwards. $1 phrases of lines,
-- $2 stories that are left out, $3 phrases of articles
with asked as materialized (
  select storytracker.search_any($1) as q, storytracker.search_any($3) as of_articles
), lines as materialized (
  select c.* from asked, lateral (
    select claim_id, story_id, article_id, text, name, speaker_id, outlet, kind, position from storytracker.search_claims_v1
    where words @@ asked.q and story_id <> all ($2) limit 500) c
), articles as (
  select a.* from asked, lateral (
    select article_id, position, title, outlet, published_from, published_to, first_at from storytracker.search_articles_v1 a
    where words @@ asked.of_articles and (cardinality($2::uuid[]) = 0 or exists (
      select from storytracker.search_on_v1 o where o.article_id = a.article_id and o.story_id <> all ($2))) limit 100) a
)
select 'line', l.article_id, l.claim_id, l.story_id, l.text, l.name, l.speaker_id, l.kind, a.title, coalesce(l.outlet, a.outlet), a.published_from, a.published_to, l.position,
  s.disturbed
from lines l left join storytracker.search_articles_v1 a using (article_id) left join storytracker.search_stories_v1 s using (story_id)
union all
select 'article', a.article_id, null, null, e.data ->> 'text', null, null, null, a.title, a.outlet, a.published_from, a.published_to, a.first_at, false
from articles a join storytracker.events e on e.position = a.position
