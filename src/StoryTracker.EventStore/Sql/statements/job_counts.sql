-- Jobs by kind: due now (some perhaps behind others of their lane), waiting for a later time, leased. $1 kinds or null
select kind, count(*) filter (where leased_by is null and due_at <= now()), count(*) filter (where leased_by is null and due_at > now()),
       count(*) filter (where leased_by is not null)
from storytracker.jobs where $1::text[] is null or kind = any($1) group by kind order by kind
