-- Kinds of the jobs that are waiting or leased, one index probe each. No parameters.
with recursive kind as (
  (select kind from storytracker.jobs where not behind order by kind limit 1)
  union all
  select n.kind from kind cross join lateral (
    select j.kind from storytracker.jobs j where not behind and j.kind > kind.kind order by j.kind limit 1) n
)
select kind from kind
