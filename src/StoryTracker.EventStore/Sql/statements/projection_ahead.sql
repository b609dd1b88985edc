-- The next events for a rebuild, read while those before them are written; payloads only of the types it handles.
-- $1 after this position, $2 how many, $3 types
select position, stream, version, type, schema, case when type = any($3) then data::text end, meta::text, recorded_at
from storytracker.events where position > $1 order by position limit $2
