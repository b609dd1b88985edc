-- What editors put off before there were events for it, and did not take back
select id, key, what, reason, until, to_whom, made_by, made_at from storytracker.triage_marks where undone_at is null and carried_at is null order by id
