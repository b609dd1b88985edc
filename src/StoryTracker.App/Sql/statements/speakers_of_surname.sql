-- Speakers whose surname is that of one of these names, the first on record first. $1 names
select substr(stream, length('speaker-') + 1)::uuid, data ->> 'name', position from storytracker.events
where type = 'speaker-identified' and storytracker.surname_key(data ->> 'name') = any(array(select storytracker.surname_key(n) from unnest($1::text[]) n))
order by position limit 1000
