-- The version goes on from where its rebuild is, and the rebuild is forgotten. $1 name, $2 version, $3 name of the rebuild
with done as (delete from storytracker.projections where name = $3 and version = $2 returning position)
update storytracker.projections p set position = done.position, state = 'live', failures = 0, error = null, updated_at = clock_timestamp()
from done where p.name = $1 and p.version = $2
