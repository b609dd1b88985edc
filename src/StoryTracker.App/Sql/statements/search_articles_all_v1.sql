-- Articles that fit, newest on record first: all are looked up, five thousand at most.
-- $1 what is asked, $2 what is marked, $3 before this position, $4 how many, $5 only on one of these stories (null: any), $6 stories that are left out
with found as materialized (
  select article_id, first_at from storytracker.search_articles_v1 where words @@ $1::tsquery limit 5001
), hits as (
  select f.* from found f where ($5::uuid[] is null or exists (select from storytracker.search_on_v1 o where o.article_id = f.article_id and o.story_id = any ($5)))
    and (cardinality($6::uuid[]) = 0 or not exists (select from storytracker.search_on_v1 o where o.article_id = f.article_id)
      or exists (select from storytracker.search_on_v1 o where o.article_id = f.article_id and o.story_id <> all ($6)))
), counted as (
  select count(*) as n, (select count(*) from found) > 5000 as more from hits
), page as (
  select * from hits where first_at < $3 order by first_at desc limit $4
)
select n, more, p.article_id, p.first_at, storytracker.search_marked(coalesce(a.title, ''), $2::tsquery, 'HighlightAll=true'), a.outlet, a.published_from, a.published_to,
  storytracker.search_marked(left(e.data ->> 'text', 100000), $2::tsquery, 'MaxFragments=2, MinWords=8, MaxWords=26, FragmentDelimiter=" … "')
from counted left join page p on true
left join storytracker.search_articles_v1 a on a.article_id = p.article_id
left join storytracker.events e on e.position = a.position
order by p.first_at desc
