-- Requests the jobs of the schedules that are due and moves each on, past what was missed; whoever comes first. Then the seconds until the
-- next schedule is due, null if there is none. A job of the schedule that still waits or runs is not doubled: its key is taken.
with due as materialized (
  select name, due_at, every, kind, args from storytracker.schedules where due_at <= clock_timestamp() for update skip locked
), moved as (
  update storytracker.schedules s
  set due_at = due.due_at + due.every * (floor(extract(epoch from clock_timestamp() - due.due_at) / extract(epoch from due.every)) + 1)
  from due where s.name = due.name returning s.name
), asked as (
  insert into storytracker.jobs (kind, args, key, due_at)
  select kind, args, 'schedule:' || name, clock_timestamp() from due order by name
  on conflict (key) where key is not null do nothing returning id
)
select (select count(*) from asked), (select case when count(*) > 0 then pg_notify('storytracker', '') end from moved),
       (select extract(epoch from min(due_at) - clock_timestamp())::float8 from storytracker.schedules s
        where not exists (select from due where due.name = s.name))
