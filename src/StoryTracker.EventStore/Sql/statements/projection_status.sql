-- Every version of every projection beside the head of the log.
select name, version, position, (select coalesce(max(position), 0) from storytracker.events), state, failures, error, updated_at
from storytracker.projections order by name, version
