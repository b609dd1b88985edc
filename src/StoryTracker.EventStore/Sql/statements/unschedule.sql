-- Ends a schedule. $1 name
delete from storytracker.schedules where name = $1
