-- Positions left out of a version. $1 name, $2 version
select position from storytracker.projection_skips where name = $1 and version = $2
