-- Positions of events about one claim on a story, newest first. $1 up to this position, $2 after this position, $3 types or null, $4 stream, $5 who or null,
-- $6 how many, $7 claim (text)
select position from storytracker.events
where stream = $4 and position <= $1 and position > $2 and ($3::text[] is null or type = any($3)) and ($5::text is null or meta ->> 'by' = $5)
  and (jsonb_path_exists(data, '$.**.claimId ? (@ == $claim)', jsonb_build_object('claim', $7::text))
    or data @> jsonb_build_object('claimIds', jsonb_build_array($7::text)))
order by version desc limit $6
