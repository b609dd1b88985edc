-- Positions of a matcher's snapshots, the newest first. $1 matcher
select position from storytracker.arrival_snapshots where matcher = $1 order by position desc
