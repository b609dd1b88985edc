-- Leases due jobs. $1 how many, $2 worker, $3 lease, $4 kinds, $5 how many of each kind at most
-- A statement, not a function: the limits must be planned with their values. The materialized CTEs are fences: without them a nested loop
-- could lease more rows than the limit. One index probe a kind; of a lane only its first job is not "behind".
-- A job that has used up its attempts without reporting (it killed its worker) goes to the dead letters here.
with due as materialized (
  select j.id, j.due_at from unnest($4::text[], $5::int[]) k(kind, room) cross join lateral (
    select id, due_at from storytracker.jobs where kind = k.kind and not behind and due_at <= now()
    order by due_at, id limit k.room for update skip locked) j
  where k.kind <> all(array(select p.kind from storytracker.paused_kinds p))
), chosen as materialized (
  select id, due_at from due order by due_at, id limit $1
), spent as (
  delete from storytracker.jobs j using chosen where j.id = chosen.id and j.attempt - j.forgiven >= j.max_attempts returning j.*
), buried as (
  insert into storytracker.dead_jobs (id, kind, args, key, lane, attempts, max_attempts, cause, created_at, error, trace, tried)
  select id, kind, args, key, lane, attempt - forgiven, max_attempts, cause, created_at,
         coalesce('the worker ended without reporting; before that: ' || last_error, 'the worker ended without reporting'), trace,
         case when leased_by is not null then storytracker.note_attempt(tried, leased_by, 'expired', null) else tried end from spent
), taken as (
  update storytracker.jobs j set attempt = j.attempt + 1, leased_by = $2, due_at = now() + $3,
    tried = case when j.leased_by is not null then storytracker.note_attempt(j.tried, j.leased_by, 'expired', null) else j.tried end
  from chosen where j.id = chosen.id and j.attempt - j.forgiven < j.max_attempts
  returning j.id, j.attempt, j.kind, j.args, j.key, j.cause, j.trace, now() - chosen.due_at as late
)
select id, attempt, kind, args::text, key, cause, true as leased, trace, late from taken
union all
select id, attempt, kind, null, null, null, false, null, null from spent
order by 1
