-- Gives back every session lock of this connection.
select pg_advisory_unlock_all()
