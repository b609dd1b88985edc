-- Completes a leased job that appended nothing; wakes the others when its lane is free. $1 id, $2 attempt
with done as (
  delete from storytracker.jobs where id = $1 and attempt = $2 and leased_by is not null returning lane
)
select case when lane is not null then pg_notify('storytracker', '') end from done
