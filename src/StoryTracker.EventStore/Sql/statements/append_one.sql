-- Appends one event to one stream. $1 key, $2 metadata, $3 stream, $4 expected version, $5 type, $6 schema, $7 data
select storytracker.append_one($1, $2, $3, $4, $5, $6, $7)
