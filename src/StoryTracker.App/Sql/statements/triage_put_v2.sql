-- What editors did with items instead of answering, and what they took back. $1 positions, $2 keys, $3 what (aside, snooze, assign; undo), $4 until (with
-- snooze), $5 when it was decided (with undo: what is taken back)
with told as materialized (
  select * from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) with ordinality t(position, key, what, until, made_at, n)
), gone as (
  delete from triage_puts_v2 p using told u where u.what = 'undo' and p.key = u.key and p.made_at = u.made_at
)
insert into triage_puts_v2 (position, key, what, until, made_at)
select position, key, what, until, made_at from told t
where what <> 'undo' and not exists (select from told u where u.what = 'undo' and u.key = t.key and u.made_at = t.made_at and u.n > t.n)
on conflict (position) do nothing
