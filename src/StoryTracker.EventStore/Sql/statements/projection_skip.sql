-- Leaves out the one event at which a projection has stopped, on record; its position. $1 name, $2 version, $3 who
with stopped as (
  select name, version, position + 1 as position, coalesce(error, 'unknown') as error from storytracker.projections
  where name = $1 and version = $2 and state = 'stopped' for update
), skip as (
  insert into storytracker.projection_skips (name, version, position, error, skipped_by) select name, version, position, error, $3 from stopped
)
update storytracker.projections p set position = s.position, state = 'building', failures = 0, error = null, updated_at = clock_timestamp()
from stopped s where p.name = s.name and p.version = s.version returning p.position
