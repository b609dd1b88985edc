-- A stream with a revision whose raw bytes are missing, else no row.
select e.stream from storytracker.events e
where e.type = 'revision-recorded' and not e.data ? '$erased'
  and not exists (select from storytracker.documents d where d.sha256 = e.data ->> 'sha256')
limit 1
