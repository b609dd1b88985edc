-- Which of these speakers the claims of other articles name. Reads all extractions and corrections. $1 article (text), $2 speakers (text)
select distinct s #>> '{}' from storytracker.events e, jsonb_path_query(e.data, '$.**.speakerId') s
where e.type in ('claims-extracted', 'claim-corrected') and e.stream <> 'article-' || $1 and e.data ->> 'articleId' is distinct from $1
  and not e.data ? '$erased' and s #>> '{}' = any($2)
