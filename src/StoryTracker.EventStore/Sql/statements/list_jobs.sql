-- Waiting and leased jobs by id. $1 after this id, $2 how many
select id, kind, args::text, key, lane, due_at, attempt, attempt - forgiven, max_attempts, leased_by, cause, created_at, last_error
from storytracker.jobs where id > $1 order by id limit $2
