-- Puts a dead letter back as a new job at the end of its lane and returns its new id; none if it is unknown or its key is taken.
-- $1 id
with locked as materialized (select pg_advisory_xact_lock(7221000001)), dead as materialized (
  select d.* from locked cross join storytracker.dead_jobs d where d.id = $1 for update of d
), again as (
  insert into storytracker.jobs (kind, args, key, lane, due_at, max_attempts, cause, last_error)
  select kind, args, key, lane, clock_timestamp(), max_attempts, cause, error from dead
  on conflict (key) where key is not null do nothing returning id
), gone as (
  delete from storytracker.dead_jobs d using dead where d.id = dead.id and exists (select from again)
)
select id, pg_notify('storytracker', '') from again
