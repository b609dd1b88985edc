-- Since when the first due job of each kind has been waiting. No parameters.
select kind, min(due_at) from storytracker.jobs where leased_by is null and due_at <= now() group by kind
