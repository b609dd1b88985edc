-- The last checks of the record, newest first, and whether one that has not ended was given up: no job is left for it. $1 how many
select c.id, c.asked_by, c.asked_at, c.began_at, c.head, c.reached, c.ended_at, c.findings::text,
       c.ended_at is null and not exists (select from storytracker.jobs j where j.key = 'check-record:' || c.id)
from storytracker.record_checks c order by c.id desc limit $1
