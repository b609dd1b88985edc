-- Versions that no program has said to use for a while: name, version, tables. $1 how long
select name, version, tables from storytracker.projections where seen_at < clock_timestamp() - $1 order by name, version
