-- Notes a failure, and stops the projection when told to. $1 name, $2 version, $3 error, $4 stop, $5 the checkpoint that failed, -1 any
update storytracker.projections
set failures = failures + 1, error = $3, state = case when $4 then 'stopped' else state end, updated_at = clock_timestamp()
where name = $1 and version = $2 and ($5 = -1 or position = $5)
