-- Leases due jobs. $1 how many, $2 worker, $3 lease, $4 kinds or null for every kind
-- A statement, not a function: the limit must be planned with its value. The materialized CTEs are fences: without them a nested loop could
-- lease more rows than the limit. Of a lane only the first job can be leased; the lanes are walked by index, one probe a lane.
-- A job that has used up its attempts without reporting (it killed its worker) goes to the dead letters here.
with recursive head as (
  (select lane, id from storytracker.jobs where lane is not null order by lane, id limit 1)
  union all
  select n.lane, n.id from head cross join lateral (
    select j.lane, j.id from storytracker.jobs j where j.lane > head.lane order by j.lane, j.id limit 1) n
), free as materialized (
  select id, due_at from storytracker.jobs
  where lane is null and due_at <= now() and ($4::text[] is null or kind = any($4))
  order by due_at, id limit $1 for update skip locked
), laned as materialized (
  select id, due_at from storytracker.jobs
  where id = any(array(select head.id from head)) and due_at <= now() and ($4::text[] is null or kind = any($4))
  order by due_at, id limit $1 for update skip locked
), due as materialized (
  select id from (select * from free union all select * from laned) either order by due_at, id limit $1
), spent as (
  delete from storytracker.jobs j using due where j.id = due.id and j.attempt - j.forgiven >= j.max_attempts returning j.*
), buried as (
  insert into storytracker.dead_jobs (id, kind, args, key, lane, attempts, max_attempts, cause, created_at, error)
  select id, kind, args, key, lane, attempt - forgiven, max_attempts, cause, created_at,
         coalesce('the worker ended without reporting; before that: ' || last_error, 'the worker ended without reporting') from spent
), taken as (
  update storytracker.jobs j set attempt = j.attempt + 1, leased_by = $2, due_at = now() + $3
  from due where j.id = due.id and j.attempt - j.forgiven < j.max_attempts
  returning j.id, j.attempt, j.kind, j.args, j.key, j.cause
)
select id, attempt, kind, args::text, key, cause, true as leased from taken
union all
select id, attempt, kind, null, null, null, false from spent
order by 1
