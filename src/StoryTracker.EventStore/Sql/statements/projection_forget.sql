-- Forgets a version; its tables are dropped in the same transaction. $1 name, $2 version
delete from storytracker.projections where name = $1 and version = $2
