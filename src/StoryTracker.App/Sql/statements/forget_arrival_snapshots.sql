-- Forgets what matchers know; it is made anew from the record.
delete from storytracker.arrival_snapshots
