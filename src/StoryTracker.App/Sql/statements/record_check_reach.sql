-- Notes how far a check has come. $1 check, $2 position, $3 findings
update storytracker.record_checks set reached = $2, findings = $3 where id = $1 and ended_at is null
