-- Ends the leases of workers that are gone: a worker holds an advisory lock on its own connection for as long as it lives, so a lock
-- that can be taken belongs to nobody. The attempt stays counted. No parameters.
with recursive worker as (
  (select leased_by as name from storytracker.jobs where leased_by is not null order by leased_by limit 1)
  union all
  select n.leased_by from worker cross join lateral (
    select j.leased_by from storytracker.jobs j where j.leased_by > worker.name order by j.leased_by limit 1) n
), gone as materialized (
  select name from worker where pg_try_advisory_xact_lock(hashtextextended(name, 7221000003))
), freed as (
  update storytracker.jobs j set leased_by = null, due_at = now(), last_error = 'the worker ended without reporting',
    tried = storytracker.note_attempt(j.tried, j.leased_by, 'gone', null)
  from gone where j.leased_by = gone.name returning j.id
)
select count(*) from freed
