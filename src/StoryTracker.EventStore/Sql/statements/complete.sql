-- Completes leased jobs that appended nothing and returns them; wakes the others when a lane is free. $1 ids, $2 attempts
-- The lease is looked at in the result, not as a condition: that would invite the index of all leases.
with done as (
  delete from storytracker.jobs j using unnest($1::bigint[], $2::int[]) c(id, attempt)
  where j.id = c.id and case when j.leased_by is not null then j.attempt end = c.attempt returning j.id, j.lane
)
select id, case when lane is not null then pg_notify('storytracker', '') end from done
