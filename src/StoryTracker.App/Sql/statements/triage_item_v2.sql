-- One item, open or not, set aside or not. $1 key
select q.key, q.kind, q.about, q.subject, q.value, q.position, q.asked_at from storytracker.triage_items_v2 q where q.key = $1
