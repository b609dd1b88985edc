-- Streams of the events in a stretch of the log. $1 after this position, $2 up to this position
select position, stream from storytracker.events where position > $1 and position <= $2 order by position
