-- Sets a projection back to the start of the log (its tables are emptied in the same transaction). $1 name, $2 version
update storytracker.projections
set position = 0, state = 'building', failures = 0, error = null, updated_at = clock_timestamp() where name = $1 and version = $2
