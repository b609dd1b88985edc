-- Registers a version of a projection. $1 name, $2 version
insert into storytracker.projections (name, version) values ($1, $2) on conflict (name, version) do nothing
