-- Prolongs leases and returns those still held. $1 ids, $2 attempts, $3 lease
update storytracker.jobs j set due_at = now() + $3 from unnest($1, $2) held(id, attempt)
where j.id = held.id and j.attempt = held.attempt and j.leased_by is not null returning j.id
