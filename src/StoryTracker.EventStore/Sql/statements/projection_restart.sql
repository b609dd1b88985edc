-- Lets a stopped projection try again from its checkpoint. $1 name, $2 version
update storytracker.projections set state = 'building', failures = 0, error = null, updated_at = clock_timestamp()
where name = $1 and version = $2 and state = 'stopped'
