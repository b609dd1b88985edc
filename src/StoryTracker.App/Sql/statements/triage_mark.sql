-- Puts an item off. $1 key, $2 what, $3 reason, $4 until, $5 to whom, $6 by
insert into storytracker.triage_marks (key, what, reason, until, to_whom, made_by) values ($1, $2, $3, $4, $5, $6) returning id
