-- It is on record now. $1 id
update storytracker.triage_marks set carried_at = clock_timestamp() where id = $1
