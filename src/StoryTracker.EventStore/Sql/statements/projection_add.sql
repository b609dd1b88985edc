-- Registers a version of a projection and says that it is in use. $1 name, $2 version, $3 its tables
insert into storytracker.projections (name, version, tables) values ($1, $2, $3)
on conflict (name, version) do update set tables = excluded.tables, seen_at = clock_timestamp()
