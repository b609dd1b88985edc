-- Takes the append lock to the end of the transaction, so that nothing is appended between the first line of an import and its last.
select pg_advisory_xact_lock(7221000001)
