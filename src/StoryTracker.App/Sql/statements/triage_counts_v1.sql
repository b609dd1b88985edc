-- Open items by kind, ten thousand at most. $1 now, $2 about any of these stories is left out
select kind, count(*) from (
  select kind from storytracker.triage_items_v1 q where open and about <> all ($2)
    and not exists (select from storytracker.triage_marks m where m.key = q.key and m.undone_at is null and (m.what = 'aside' or m.what = 'snooze' and m.until > $1))
  limit 10000) q group by kind order by kind
