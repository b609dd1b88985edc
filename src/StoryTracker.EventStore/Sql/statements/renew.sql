-- Prolongs leases and returns those still held. $1 ids, $2 attempts, $3 lease
update storytracker.jobs j set due_at = now() + $3 from unnest($1::bigint[], $2::int[]) held(id, attempt)
where j.id = held.id and case when j.leased_by is not null then j.attempt end = held.attempt returning j.id
