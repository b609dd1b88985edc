-- Dead letters by id without what is long. $1 after this id, $2 how many, $3 kind or null
select id, kind, left(split_part(error, E'\n', 1), 400), died_at, attempts from storytracker.dead_jobs
where id > $1 and ($3::text is null or kind = $3) order by id limit $2
