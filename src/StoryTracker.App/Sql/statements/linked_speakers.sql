-- Which of these speakers were ever linked with others. $1 streams
select distinct stream from storytracker.events
where type in ('speaker-recognised', 'speakers-merged', 'speakers-unmerged', 'speaker-split') and stream = any($1)
