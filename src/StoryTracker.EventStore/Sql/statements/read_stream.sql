-- A stream in order. $1 stream, $2 after this version, $3 up to this position
select position, stream, version, type, schema, data::text, meta::text, recorded_at
from storytracker.events where stream = $1 and version > $2 and position <= $3 order by version
