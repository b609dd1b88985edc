-- Open items by kind, ten thousand at most. $1 now, $2 what is about these stories alone is left out
select kind, count(*) from (
  select kind from storytracker.triage_items_v2 q where open
    and case when kind = 'date' then exists (select from storytracker.triage_dates_v2 d where d.key = q.key and d.open and d.story <> all ($2)) else about <> all ($2) end
    and not exists (select from storytracker.triage_puts_v2 p where p.key = q.key and (p.what = 'aside' or p.what = 'snooze' and p.until > $1))
  limit 10000) q group by kind order by kind
