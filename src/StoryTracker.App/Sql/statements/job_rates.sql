-- Jobs done and attempts that failed, by kind: within the last hour and the last day. $1 now
select kind, coalesce(sum(done) filter (where minute > $1 - interval '1 hour'), 0)::bigint, sum(done)::bigint, sum(failed)::bigint
from storytracker.job_minutes where minute > $1 - interval '1 day' group by kind
