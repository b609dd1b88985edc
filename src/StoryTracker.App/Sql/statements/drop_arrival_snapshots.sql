-- Drops snapshots of a matcher, and older ones of other versions of it. $1 matcher, $2 positions, $3 position
delete from storytracker.arrival_snapshots where (matcher = $1 and position = any($2)) or (matcher <> $1 and position < $3)
