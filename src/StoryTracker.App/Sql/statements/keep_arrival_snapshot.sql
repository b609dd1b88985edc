-- Keeps what a matcher knows at a position, unless something it knows of was erased meanwhile. $1 matcher, $2 position, $3 last erasure known, $4 bytes
insert into storytracker.arrival_snapshots (matcher, position, erasure, bytes)
select $1, $2, $3, $4 where not exists (select from storytracker.erasures e where e.id > $3 and e.position <= $2)
on conflict (matcher, position) do update set erasure = excluded.erasure, bytes = excluded.bytes
