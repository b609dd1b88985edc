-- Part of the log in order. $1 after this position, $2 how many, $3 types or null, $4 stream prefix or null, $5 up to this position
select position, stream, version, type, schema, data::text, meta::text, recorded_at
from storytracker.events
where position > $1 and position <= $5 and ($3::text[] is null or type = any($3)) and ($4::text is null or starts_with(stream, $4))
order by position limit $2
