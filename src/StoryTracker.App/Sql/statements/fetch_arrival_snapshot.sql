-- What a matcher knows, as kept last; none where the log is shorter than that: it was made of another one. $1 matcher
select position, bytes from storytracker.arrival_snapshots
where matcher = $1 and position <= (select coalesce(max(position), 0) from storytracker.events)
