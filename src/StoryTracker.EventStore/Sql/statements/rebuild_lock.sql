-- One rebuild of a projection at a time, for as long as its connection lives. $1 name
select pg_try_advisory_lock(hashtextextended($1, 7221000004))
