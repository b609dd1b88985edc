-- Every version of every projection beside the head of the log.
select p.name, p.version, p.position, (select coalesce(max(position), 0) from storytracker.events), p.state, p.failures, p.error, p.updated_at,
       (select count(*) from storytracker.projection_skips s where s.name = p.name and s.version = p.version)
from storytracker.projections p order by p.name, p.version
