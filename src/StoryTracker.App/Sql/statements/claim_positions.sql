-- Positions of the last events about a claim on a story, newest first. $1 stream, $2 up to this position, $3 claim (text), $4 how many
select position from storytracker.events
where stream = $1 and position <= $2 and data @> jsonb_build_object('claimId', $3::text) order by version desc limit $4
