-- When events were recorded. $1 positions bigint[]
select position, recorded_at from storytracker.events where position = any($1)
