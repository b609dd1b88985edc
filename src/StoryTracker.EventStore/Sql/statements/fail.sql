-- Ends an attempt: back-off, or the dead letters when permanent or used up.
-- $1 id, $2 attempt, $3 error, $4 permanent, $5 wait given by the handler or null, $6 first back-off, $7 longest back-off, $8 jitter factor
with job as materialized (
  select id, attempt - forgiven as tries, $4 or attempt - forgiven >= max_attempts as over
  from storytracker.jobs where id = $1 and case when leased_by is not null then attempt end = $2 for update
), spent as (
  delete from storytracker.jobs j using job where j.id = job.id and job.over returning j.*
), buried as (
  insert into storytracker.dead_jobs (id, kind, args, key, lane, attempts, max_attempts, cause, created_at, error, trace, tried)
  select id, kind, args, key, lane, attempt - forgiven, max_attempts, cause, created_at, $3, trace, storytracker.note_attempt(tried, leased_by, 'failed', $3) from spent returning lane
), kept as (
  update storytracker.jobs j set leased_by = null, last_error = $3, tried = storytracker.note_attempt(j.tried, j.leased_by, 'failed', $3),
    due_at = now() + coalesce($5, least($6 * power(2, least(job.tries - 1, 30)), $7) * $8)
  from job where j.id = job.id and not job.over returning j.id
)
select 'dead', case when lane is not null then pg_notify('storytracker', '') end from buried
union all
select 'retrying', null from kept
