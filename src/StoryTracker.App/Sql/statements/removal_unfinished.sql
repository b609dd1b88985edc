-- A removed article of which something is still there, else no row.
select e.stream from storytracker.events e
where e.type = 'article-erased' and (
  exists (select from storytracker.events c where c.stream = e.stream and not c.data ? '$erased'
          and c.type in ('article-discovered', 'revision-recorded', 'claims-extracted', 'article-assigned'))
  or not exists (select from storytracker.erased_articles a where 'article-' || a.article_id = e.stream))
union all
select 'article-' || b.article_id from storytracker.blocked b join storytracker.documents d on b.kind = 'bytes' and d.sha256 = b.sha256
limit 1
