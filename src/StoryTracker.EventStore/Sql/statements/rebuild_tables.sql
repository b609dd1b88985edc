-- The tables of a schema. $1 schema
select tablename::text from pg_tables where schemaname = $1 order by tablename
