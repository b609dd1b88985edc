-- The queue: what is worth most first. What was set aside or is snoozed is left out. $1 kind (null: any), $2 after_value, $3 after_key (null: from the start),
-- $4 how many, $5 what is about these stories alone is left out, $6 now
select q.key, q.kind, q.about, q.subject, q.value, q.position, q.asked_at
from storytracker.triage_items_v2 q
where open and ($1::text is null or kind = $1) and ($3::text is null or (-value, q.key) > (-$2::float8, $3))
  and case when kind = 'date' then exists (select from storytracker.triage_dates_v2 d where d.key = q.key and d.open and d.story <> all ($5)) else about <> all ($5) end
  and not exists (select from storytracker.triage_puts_v2 p where p.key = q.key and (p.what = 'aside' or p.what = 'snooze' and p.until > $6))
order by -value, q.key limit $4
