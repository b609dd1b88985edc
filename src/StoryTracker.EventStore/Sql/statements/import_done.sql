-- Wakes whoever waits for new events, once the import is committed.
select pg_notify('storytracker', '')
