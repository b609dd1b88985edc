-- Takes the lock that says "this worker lives", for as long as the connection does. $1 worker
select pg_try_advisory_lock(hashtextextended($1, 7221000003))
