-- Jobs that wait or run although workers ended while they had them, worst first. $1 how many
select id, kind, attempt - forgiven, max_attempts, leased_by, due_at, tried::text from storytracker.jobs
where tried @> '[{"how": "gone"}]' or tried @> '[{"how": "expired"}]'
order by jsonb_array_length(tried) desc, id limit $1
