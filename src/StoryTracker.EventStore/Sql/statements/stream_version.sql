-- The version of a stream, 0 if there is none. $1 stream
select coalesce(max(version), 0) from storytracker.events where stream = $1
