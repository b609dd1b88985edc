-- Notes that a check begins. $1 check, $2 last position
update storytracker.record_checks set began_at = clock_timestamp(), head = $2, reached = 0, findings = '[]' where id = $1 and ended_at is null
