-- Other articles on record that came with the same bytes or print the same text. Reads all revisions. $1 stream, $2 hashes, $3 texts
select stream, data ->> 'sha256' from storytracker.events
where type = 'revision-recorded' and stream <> $1 and not data ? '$erased' and (data ->> 'sha256' = any($2) or data ->> 'text' = any($3))
order by position
