-- Moments at which a stream changed, oldest first. $1 stream text
select position, recorded_at from storytracker.events where stream = $1 order by version
