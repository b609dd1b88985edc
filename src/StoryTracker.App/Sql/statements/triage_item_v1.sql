-- One item, open or not. $1 key, $2 any value, so that the shape is that of the queue
select q.key, q.kind, q.about, q.subject, q.value, q.position, q.asked_at, a.to_whom, a.made_by
from storytracker.triage_items_v1 q
left join lateral (
  select to_whom, made_by from storytracker.triage_marks m where m.key = q.key and m.what = 'assign' and m.undone_at is null order by id desc limit 1) a on true
where q.key = $1
