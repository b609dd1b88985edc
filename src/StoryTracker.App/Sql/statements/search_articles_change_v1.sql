-- Revisions were read, or articles erased (revision null). $1 articles, $2 revisions, $3 positions, $4 titles, $5 outlets, $6 bylines, $7 texts,
-- $8 published from, $9 published to, $10 facets, separated by spaces
with told as materialized (
  select * from unnest($1::uuid[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::text[])
    t(article_id, revision, position, title, outlet, byline, text, published_from, published_to, facets)
), erased as (
  select distinct article_id from told where revision is null
), gone as (
  delete from search_articles_v1 a using erased e where a.article_id = e.article_id
), last as (
  select distinct on (article_id) *, min(position) over (partition by article_id) as first_at from told t
  where revision is not null and not exists (select from erased e where e.article_id = t.article_id) order by article_id, position desc
)
insert into search_articles_v1 as known (article_id, revision, position, first_at, title, outlet, published_from, published_to, words)
select article_id, revision, position, first_at, title, outlet, published_from, published_to,
  storytracker.search_vector(concat_ws(E'\n', title, byline, outlet, text), string_to_array(coalesce(facets, ''), ' ')) from last
on conflict (article_id) do update set revision = excluded.revision, position = excluded.position, title = excluded.title, outlet = excluded.outlet,
  published_from = excluded.published_from, published_to = excluded.published_to, words = excluded.words
