-- Streams of items of the triage that are about some stories. Reads the log. $1 stories (texts)
select distinct stream from storytracker.events where starts_with(stream, 'triage-') and data -> 'stories' ?| $1::text[] order by stream
