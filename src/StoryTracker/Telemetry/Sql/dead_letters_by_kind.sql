-- Dead letters, counted by kind.
select kind, count(*) from storytracker.dead_jobs group by kind order by kind
