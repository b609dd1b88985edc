-- Makes a waiting poll due and wakes the workers of every node. $1 key
with moved as (
  update storytracker.jobs set due_at = least(due_at, clock_timestamp()) where key = $1 and leased_by is null returning id
)
select count(*), pg_notify('storytracker', '') from moved
