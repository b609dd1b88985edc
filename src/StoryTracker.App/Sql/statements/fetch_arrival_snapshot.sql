-- The newest snapshot of what a matcher knows that holds nothing erased since; none beyond the end of the log: it was made of another one. $1 matcher
select position, bytes from storytracker.arrival_snapshots s
where matcher = $1 and position <= (select coalesce(max(position), 0) from storytracker.events)
  and not exists (select from storytracker.erasures e where e.id > s.erasure and e.position <= s.position)
order by position desc limit 1
