-- Other articles on record that came with the same bytes or print the same text. Reads all revisions. $1 streams, $2 hashes, $3 texts
select stream, data ->> 'sha256' from storytracker.events
where type in ('revision-recorded', 'article-fetched') and stream <> all($1) and not data ? '$erased'
  and (data ->> 'sha256' = any($2) or data ->> 'text' = any($3))
order by position
