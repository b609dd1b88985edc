-- Everything that jobs, dead letters, stopped projections and skipped events say: what it is, id or name, kind, key, arguments, error, cause.
select 'job', id::text, kind, key, args::text, last_error, cause from storytracker.jobs
union all
select 'dead', id::text, kind, key, args::text, error, cause from storytracker.dead_jobs
union all
select 'projection', name, '', null, '', error, null from storytracker.projections where error is not null
union all
select 'projection', name, '', null, '', error, null from storytracker.projection_skips
