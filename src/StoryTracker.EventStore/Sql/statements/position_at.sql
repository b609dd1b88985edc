-- The last position recorded at or before a time. $1 time
select storytracker.position_at($1)
