-- Keeps robots rules. $1 origin, $2 rules or null, $3 reachable, $4 now, $5 expires
insert into storytracker.host_robots (origin, rules, reachable, fetched_at, expires_at) values ($1, $2, $3, $4, $5)
on conflict (origin) do update set rules = excluded.rules, reachable = excluded.reachable, fetched_at = excluded.fetched_at,
  expires_at = excluded.expires_at
