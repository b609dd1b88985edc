-- Entries of the ledger of a dump, oldest first, and how many of them are new. $1 positions, $2 notices, $3 when
with entered as (
  insert into storytracker.erasures (position, notice, erased_at)
  select l.position, l.notice, l.erased_at from unnest($1, $2, $3) with ordinality l(position, notice, erased_at, n) order by l.n
  on conflict (position) do nothing returning position
)
select count(*) from entered
