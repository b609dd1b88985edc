-- Gives a leased job back with its attempt not counted. $1 id, $2 attempt, $3 wait, $4 reason or null to keep the last error
with given as (
  update storytracker.jobs set leased_by = null, forgiven = forgiven + 1, due_at = now() + $3, last_error = coalesce($4, last_error)
  where id = $1 and case when leased_by is not null then attempt end = $2 returning id
)
select pg_notify('storytracker', '') from given
