-- Whether a job is leased, due, or will be due within a horizon; what is paused or waits in a lane does not count. $1 kinds, $2 horizon
select exists (
  select from unnest($1::text[]) k(kind) cross join lateral (
    select due_at from storytracker.jobs where kind = k.kind and not behind and (leased_by is not null or due_at <= now() + $2) limit 1) j
  where k.kind <> all(array(select p.kind from storytracker.paused_kinds p)))
