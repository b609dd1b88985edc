-- Positions of the last events about a claim on a story, newest first. $1 stream, $2 up to this position, $3 claim (text), $4 how many
select position from storytracker.events
where stream = $1 and position <= $2
  and (jsonb_path_exists(data, '$.**.claimId ? (@ == $claim)', jsonb_build_object('claim', $3::text))
    or data @> jsonb_build_object('claimIds', jsonb_build_array($3::text)))
order by version desc limit $4
