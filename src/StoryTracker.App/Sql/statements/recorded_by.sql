-- When the last event at or before a position was recorded. $1 position bigint
select recorded_at from storytracker.events where position <= $1 order by position desc limit 1
