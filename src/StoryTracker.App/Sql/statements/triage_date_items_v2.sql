-- Opens and closes the questions about printed days on which something came to rest, or rests no more; runs after triage_dates_v2. $1 stories, $2 subjects,
-- $3 positions, $4 times
with told as materialized (
  select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[]) t(story, subject, position, at)
), touched as (
  select d.key, max(t.position) as position, max(t.at) as at from told t join triage_dates_v2 d using (story, subject) group by d.key
), states as (
  select t.*, (select min(o.story::text)::uuid from triage_dates_v2 o where o.key = t.key and o.open) as about from touched t
)
insert into triage_items_v2 as known (key, kind, about, subject, value, position, asked_at, open)
select key, 'date', coalesce(about, '00000000-0000-0000-0000-000000000000'), split_part(key, ':', 2)::uuid, .9, position, at, about is not null from states
on conflict (key) do update set open = excluded.open, about = case when excluded.open then excluded.about else known.about end,
  position = case when excluded.open and not known.open then excluded.position else known.position end,
  asked_at = case when excluded.open and not known.open then excluded.asked_at else known.asked_at end
