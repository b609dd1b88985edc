-- Stories with something that rests on a printed day which cannot be right, or did. $1 key of the item
select distinct story from storytracker.triage_dates_v2 where key = $1 order by story
