-- Takes that back, once. $1 id, $2 by
update storytracker.triage_marks set undone_by = $2, undone_at = clock_timestamp() where id = $1 and undone_at is null returning key
