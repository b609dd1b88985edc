-- Puts dead letters back as new jobs at the end of their lanes and returns old and new ids; not those whose key is taken.
-- $1 ids or null for all, $2 kind or null for every kind
with locked as materialized (select pg_advisory_xact_lock(7221000001)), dead as materialized (
  select d.*, row_number() over (partition by d.key order by d.id) as nth from (
    select d.* from locked cross join storytracker.dead_jobs d
    where ($1::bigint[] is null or d.id = any($1)) and ($2::text is null or d.kind = $2) order by d.id for update of d) d
), chosen as materialized (
  select d.*, nextval(pg_get_serial_sequence('storytracker.jobs', 'id')) as again from dead d
  where d.key is null or (d.nth = 1 and not exists (select from storytracker.jobs j where j.key = d.key)) order by d.id
), back as (
  insert into storytracker.jobs (id, kind, args, key, lane, due_at, max_attempts, cause, last_error, trace, tried) overriding system value
  select again, kind, args, key, lane, clock_timestamp(), max_attempts, cause, error, trace, tried from chosen
  on conflict (key) where key is not null do nothing returning id
), gone as (
  delete from storytracker.dead_jobs d using chosen, back where d.id = chosen.id and chosen.again = back.id returning d.id, back.id as again
)
select id, again, pg_notify('storytracker', '') from gone order by id
