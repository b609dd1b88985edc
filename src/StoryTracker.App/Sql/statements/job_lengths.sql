-- Jobs done within the last day by kind and class of length, from 1. $1 now
select kind, i::int, sum(n)::bigint from storytracker.job_minutes cross join unnest(lengths) with ordinality l(n, i)
where minute > $1 - interval '1 day' group by kind, i having sum(n) > 0 order by kind, i
