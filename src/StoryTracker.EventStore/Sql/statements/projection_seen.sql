-- Says that a version is in use. $1 name, $2 version
update storytracker.projections set seen_at = clock_timestamp() where name = $1 and version = $2
