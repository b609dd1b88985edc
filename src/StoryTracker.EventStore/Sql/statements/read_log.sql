-- The log in order. $1 after this position, $2 how many
select position, stream, version, type, schema, data::text, meta::text, recorded_at
from storytracker.events where position > $1 order by position limit $2
