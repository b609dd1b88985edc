-- What outlets did to words that statements rest on, and that editors decided on them since. Of a statement the last edit alone is asked about. Change: ask,
-- close, again (opens the last one). $1 claims, $2 changes, $3 keys (with ask), $4 stories, $5 positions, $6 times
with told as materialized (
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::bigint[], $6::timestamptz[]) with ordinality t(claim, change, key, story, position, at, n)
), last as (
  select distinct on (claim) claim, change from told order by claim, n desc
), asked as (
  select distinct on (claim) * from told where change = 'ask' order by claim, n desc
), put as (
  insert into triage_items_v2 as known (key, kind, about, subject, value, position, asked_at, open)
  select a.key, 'edit', a.story, a.claim, .97, a.position, a.at, l.change <> 'close' from asked a join last l using (claim)
  on conflict (key) do update set about = excluded.about, position = excluded.position, asked_at = excluded.asked_at, open = excluded.open
)
update triage_items_v2 k set open = a.claim is null and l.change = 'again'
  and k.position = (select max(o.position) from triage_items_v2 o where o.kind = 'edit' and o.subject = k.subject)
from last l left join asked a using (claim)
where k.kind = 'edit' and k.subject = l.claim and k.key is distinct from a.key
