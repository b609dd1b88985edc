-- Wakes the nodes that listen. $1 the sender, which needs no waking
select pg_notify('storytracker', $1)
