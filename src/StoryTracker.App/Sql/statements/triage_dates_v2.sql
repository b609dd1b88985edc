-- What rests on a printed day that cannot be right. The last change of each counts. $1 stories, $2 subjects, $3 keys (with ask; null else), $4 changes: ask,
-- close, again (opens what is there)
with told as materialized (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) with ordinality t(story, subject, key, change, n)
), last as (
  select distinct on (story, subject) * from told order by story, subject, n desc
), asked as (
  select distinct on (story, subject) * from told where change = 'ask' order by story, subject, n desc
), put as (
  insert into triage_dates_v2 as known (story, subject, key, open)
  select a.story, a.subject, a.key, l.change <> 'close' from asked a join last l using (story, subject)
  on conflict (story, subject, key) do update set open = excluded.open
)
update triage_dates_v2 d set open = l.change <> 'close' and not exists (select from asked a where a.story = l.story and a.subject = l.subject)
from last l
where d.story = l.story and d.subject = l.subject
  and not exists (select from asked a where a.story = d.story and a.subject = d.subject and a.key = d.key)
