-- Stream names with a prefix in ordinal order, one index probe a name.
-- $1 prefix, $2 after this name (exclusive; '' for the first), $3 how many
with recursive name as (
  (select stream from storytracker.events where stream >= $1 and stream > $2 and starts_with(stream, $1) order by stream limit 1)
  union all
  select n.stream from name cross join lateral (
    select e.stream from storytracker.events e where e.stream > name.stream order by e.stream limit 1) n
  where starts_with(n.stream, $1)
)
select stream from name limit $3
