-- Seconds until the next job becomes due or the next lease ends, null if there is neither, 0 or less if one is due by now. $1 kinds
select extract(epoch from min(j.due_at) - clock_timestamp())::float8 from unnest($1::text[]) k(kind) cross join lateral (
  select due_at from storytracker.jobs where kind = k.kind and not behind order by due_at limit 1) j
where k.kind <> all(array(select p.kind from storytracker.paused_kinds p))
