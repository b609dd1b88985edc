-- Forgets snapshots that hold what was erased since they were made; what is lacking is made anew from the record.
delete from storytracker.arrival_snapshots s
where exists (select from storytracker.erasures e where e.id > s.erasure and e.position <= s.position)
