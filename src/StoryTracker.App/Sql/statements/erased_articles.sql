-- Removed articles as JSON objects, in the order of their ids.
select jsonb_build_object('articleId', a.article_id, 'reason', a.reason, 'legalReference', a.legal_reference, 'by', a.erased_by,
  'at', to_char(a.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  'blocked', coalesce((select jsonb_agg(jsonb_build_object('kind', b.kind, 'sha256', b.sha256) order by b.kind, b.sha256)
                       from storytracker.blocked b where b.article_id = a.article_id), '[]'))::text
from storytracker.erased_articles a order by a.article_id
