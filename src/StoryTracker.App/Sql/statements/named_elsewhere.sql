-- Which of these speakers other articles name or introduce. Reads all extractions, corrections and resolved mentions. $1 article (text), $2 speakers (text)
select distinct s #>> '{}' from storytracker.events e, jsonb_path_query(e.data, '$.**.speakerId') s
where e.type in ('claims-extracted', 'claim-corrected', 'claim-confirmed', 'claim-added', 'mention-resolved') and e.stream <> 'article-' || $1
  and (case e.type when 'mention-resolved' then e.data #>> '{candidate,introducedBy}' else coalesce(e.data #>> '{claim,articleId}', e.data ->> 'articleId') end) is distinct from $1
  and not e.data ? '$erased' and s #>> '{}' = any($2)
