-- Whether a job is leased, due, or will be due within a horizon; what waits in a lane behind a job that waits longer does not count.
-- $1 kinds or null, $2 horizon
with recursive head as (
  (select lane, id from storytracker.jobs where lane is not null order by lane, id limit 1)
  union all
  select n.lane, n.id from head cross join lateral (
    select j.lane, j.id from storytracker.jobs j where j.lane > head.lane order by j.lane, j.id limit 1) n
)
select exists (
  select from storytracker.jobs
  where (lane is null or id = any(array(select head.id from head))) and ($1::text[] is null or kind = any($1))
    and (leased_by is not null or due_at <= now() + $2))
