-- What was asked, closed or opened again, in the order in which it was. Change: ask, close, again (opens what is there), back (takes the decision of $9 back).
-- $1 keys, $2 kinds, $3 about, $4 subjects, $5 values, $6 positions, $7 times, $8 changes, $9 decisions (with close and back; null: none)
with told as materialized (
  select * from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::float8[], $6::bigint[], $7::timestamptz[], $8::text[], $9::uuid[])
    with ordinality t(key, kind, about, subject, value, position, at, change, decision, n)
), counts as (
  -- A close that was taken back is none.
  select * from told t where change <> 'back'
    and not (change = 'close' and exists (select from told b where b.change = 'back' and b.decision = t.decision and b.n > t.n))
), last as (
  select distinct on (key) * from counts order by key, n desc
), asked as (
  select distinct on (key) * from counts where change = 'ask' order by key, n desc
), reopened as (
  select k.key from triage_items_v2 k join told b on b.change = 'back' and b.decision = k.closed_by
  where not exists (select from last l where l.key = k.key)
), put as (
  insert into triage_items_v2 as known (key, kind, about, subject, value, position, asked_at, open, closed_by)
  select a.key, a.kind, a.about, a.subject, a.value, a.position, a.at, l.change <> 'close', case when l.change = 'close' then l.decision end
  from asked a join last l using (key)
  on conflict (key) do update set about = excluded.about, subject = excluded.subject, value = excluded.value, position = excluded.position,
    asked_at = excluded.asked_at, open = excluded.open, closed_by = excluded.closed_by
)
update triage_items_v2 k set open = coalesce(l.change <> 'close', true), closed_by = case when l.change = 'close' then l.decision end
from (select key, change, decision from last where not exists (select from asked a where a.key = last.key)
      union all select key, null, null from reopened) l
where k.key = l.key
