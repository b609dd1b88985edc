-- Streams of articles that were recognised as copies of one of these. $1 originals (text), $2 last position
select distinct stream from storytracker.events
where type = 'article-recognised-as-copy' and data ->> 'originalArticleId' = any($1) and position <= $2 order by stream limit 200
