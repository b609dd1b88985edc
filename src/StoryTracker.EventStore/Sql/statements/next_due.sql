-- Seconds until the next job becomes due or the next lease ends, null if there is neither, 0 or less
-- if one is due by now; lanes count by their first job. $1 kinds or null
with recursive head as (
  (select lane, id from storytracker.jobs where lane is not null order by lane, id limit 1)
  union all
  select n.lane, n.id from head cross join lateral (
    select j.lane, j.id from storytracker.jobs j where j.lane > head.lane order by j.lane, j.id limit 1) n
), next as (
  (select due_at from storytracker.jobs
   where lane is null and ($1::text[] is null or kind = any($1)) order by due_at, id limit 1)
  union all
  select due_at from storytracker.jobs
  where id = any(array(select head.id from head)) and ($1::text[] is null or kind = any($1))
)
select extract(epoch from min(due_at) - clock_timestamp())::float8 from next
