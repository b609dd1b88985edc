-- Forgets what is older than anybody asks for. No parameters.
delete from storytracker.job_minutes where minute < now() - interval '3 days'
