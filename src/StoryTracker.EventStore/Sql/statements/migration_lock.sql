-- One migrating program at a time, to the end of the transaction.
select pg_advisory_xact_lock(7221000002)
