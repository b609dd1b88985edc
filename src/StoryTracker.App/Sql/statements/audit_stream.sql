-- Positions of part of one stream, newest first. $1 up to this position, $2 after this position, $3 types or null, $4 stream, $5 who or null, $6 how many
select position from storytracker.events
where stream = $4 and position <= $1 and position > $2 and ($3::text[] is null or type = any($3)) and ($5::text is null or meta ->> 'by' = $5)
order by version desc limit $6
