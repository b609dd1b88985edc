-- Events by their positions, newest first. $1 positions
select position, stream, version, type, schema, data::text, meta::text, recorded_at
from storytracker.events where position = any($1) order by position desc
