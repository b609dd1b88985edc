-- What is wrong with the log at the end of an import, in the words of the check; no row: nothing.
select found from (
  select 'Positions have holes.' as found from storytracker.events having count(*) <> coalesce(max(position), 0)
  union all
  select format('The versions of stream %s have holes.', min(stream)) from (
    select stream from storytracker.events group by stream having min(version) <> 1 or max(version) <> count(*)) s having count(*) > 0
  union all
  select format('Recorded times run backwards at position %s.', min(position)) from (
    select position, recorded_at < lag(recorded_at) over (order by position) as back from storytracker.events) t where back having count(*) > 0
  union all
  select format('The event at position %s and the ledger of erasures disagree.', min(e.position))
  from storytracker.events e left join storytracker.erasures l on l.position = e.position
  where (l.position is not null and e.data is distinct from jsonb_build_object('$erased', l.notice)) or (l.position is null and e.data ? '$erased')
  having count(*) > 0
) wrong limit 1
