-- One dead letter and its attempts. $1 id
select id, kind, args::text, key, lane, attempts, max_attempts, cause, created_at, error, died_at, coalesce(tried, '[]')::text
from storytracker.dead_jobs where id = $1
