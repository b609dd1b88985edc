-- Keeps the bands of an article's text in place of older ones, and says which other articles share a band, those that share most first.
-- Of a band that very many share, as empty pages do, fifty are looked at. $1 article, $2 revision, $3 bands, $4 hashes
with own as (
  select band, hash from unnest($3::smallint[], $4::bigint[]) o(band, hash)
), outdated as (
  delete from storytracker.text_bands b where b.article_id = $1 and not exists (select from own o where (o.band, o.hash) = (b.band, b.hash))
), kept as (
  insert into storytracker.text_bands (band, hash, article_id, revision) select band, hash, $1, $2 from own
  where not exists (select from storytracker.erased_articles where article_id = $1)
  on conflict (band, hash, article_id) do update set revision = excluded.revision where text_bands.revision <> excluded.revision
)
select b.article_id, count(*) from own o
cross join lateral (select article_id from storytracker.text_bands t where t.band = o.band and t.hash = o.hash and t.article_id <> $1 limit 50) b
group by 1 order by 2 desc, 1 limit 10
