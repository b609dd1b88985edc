-- What was put off. $1 id
select id, key, what, reason, until, to_whom, made_by, made_at, undone_at from storytracker.triage_marks where id = $1
