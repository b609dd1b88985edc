-- Robots rules of a host as they were read, if they still hold. $1 origin, $2 now
select rules, reachable from storytracker.host_robots where origin = $1 and expires_at > $2
