-- The queue: what is worth most first. What was set aside or is snoozed is left out. $1 kind (null: any), $2 after_value, $3 after_key (null: from the start),
-- $4 how many, $5 about any of these stories is left out, $6 now
select q.key, q.kind, q.about, q.subject, q.value, q.position, q.asked_at, a.to_whom, a.made_by
from storytracker.triage_items_v1 q
left join lateral (
  select to_whom, made_by from storytracker.triage_marks m where m.key = q.key and m.what = 'assign' and m.undone_at is null order by id desc limit 1) a on true
where open and ($1::text is null or kind = $1) and ($3::text is null or (-value, q.key) > (-$2::float8, $3)) and about <> all ($5)
  and not exists (select from storytracker.triage_marks m where m.key = q.key and m.undone_at is null
    and (m.what = 'aside' or m.what = 'snooze' and m.until > $6))
order by -value, q.key limit $4
