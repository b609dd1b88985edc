-- Deletes the bytes of a removed article that came in while it was being removed, and blocks them. $1 article, $2 sha256
select storytracker.block_article(a.article_id, a.reason, a.legal_reference, a.erased_by, a.erased_at, array['bytes'], array[$2])
from storytracker.erased_articles a
where a.article_id = $1 and not exists (select from storytracker.events e where e.type = 'revision-recorded' and e.data ->> 'sha256' = $2)
