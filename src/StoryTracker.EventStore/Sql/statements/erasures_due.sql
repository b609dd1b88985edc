-- Which entries of another copy's ledger this log has not carried out, where it holds the very same event. $1 positions, $2 streams,
-- $3 versions, $4 types
select e.position from unnest($1, $2, $3, $4) l(position, stream, version, type)
join storytracker.events e on e.position = l.position and e.stream = l.stream and e.version = l.version and e.type = l.type
where not e.data ? '$erased' order by 1
