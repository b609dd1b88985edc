-- Keeps what a matcher knows at a position. $1 matcher, $2 position, $3 bytes
insert into storytracker.arrival_snapshots (matcher, position, bytes) values ($1, $2, $3)
on conflict (matcher) do update set position = excluded.position, bytes = excluded.bytes
  where excluded.position > storytracker.arrival_snapshots.position
