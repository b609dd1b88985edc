-- Dead letters by id. $1 after this id, $2 how many
select id, kind, args::text, key, lane, attempts, max_attempts, cause, created_at, error, died_at
from storytracker.dead_jobs where id > $1 order by id limit $2
