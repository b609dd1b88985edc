-- Every table of the schema, as it is written in a statement.
select format('%I.%I', schemaname, relname) from pg_stat_user_tables where schemaname = 'storytracker' order by relname
