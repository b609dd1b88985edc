-- Position of a stream's newest event, null where it has none. $1 stream
select max(position) from storytracker.events where stream = $1
