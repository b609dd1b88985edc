-- Moves a checkpoint. $1 name, $2 version, $3 position (0: as it is), $4 whether the head was reached
update storytracker.projections
set position = greatest(position, $3), state = case when $4 then 'live' else state end, failures = 0, error = null, updated_at = clock_timestamp()
where name = $1 and version = $2
