-- Positions of part of the log, newest first. $1 up to this position, $2 after this position, $3 types or null, $4 stream prefix or null, $5 who or null, $6 how many
select position from storytracker.events
where position <= $1 and position > $2 and ($3::text[] is null or type = any($3)) and ($4::text is null or starts_with(stream, $4))
  and ($5::text is null or meta ->> 'by' = $5)
order by position desc limit $6
