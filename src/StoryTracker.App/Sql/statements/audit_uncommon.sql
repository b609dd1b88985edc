-- The same for types that are uncommon, by their index; the list is the index's. $1 up to this position, $2 after this position, $3 types or null, $4 stream prefix or null,
-- $5 who or null, $6 how many
select position from storytracker.events
where position <= $1 and position > $2 and ($3::text[] is null or type = any($3)) and ($4::text is null or starts_with(stream, $4)) and ($5::text is null or meta ->> 'by' = $5)
  and type not in ('article-discovered', 'article-sighted', 'article-fetched', 'revision-recorded', 'claims-extracted', 'claim-recorded', 'article-assigned',
    'article-ingested', 'speaker-identified', 'alias-reported', 'role-reported', 'date-announced', 'statements-matched', 'reports-joined', 'lines-linked',
    'wordings-set-side-by-side', 'follow-up-opened', 'follow-up-due', 'revision-compared', 'claim-refound')
order by position desc limit $6
