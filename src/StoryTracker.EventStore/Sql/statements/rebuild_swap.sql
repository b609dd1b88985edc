-- The position of a version, locked until it is swapped. $1 name, $2 version
select position from storytracker.projections where name = $1 and version = $2 for update
