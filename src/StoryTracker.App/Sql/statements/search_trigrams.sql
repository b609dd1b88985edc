-- The schema of the server's trigrams, if it has them. No parameters.
select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'
