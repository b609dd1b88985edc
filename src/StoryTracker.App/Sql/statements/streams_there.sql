-- Which of these streams exist. $1 streams
select s.stream from unnest($1::text[]) s(stream) where exists (select from storytracker.events e where e.stream = s.stream and e.version = 1)
