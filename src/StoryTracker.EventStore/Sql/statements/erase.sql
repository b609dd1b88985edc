-- Erases payloads through the guarded function. $1 positions, $2 notice
select storytracker.erase($1, $2)
