-- Lets a paused kind go on. $1 kind
with gone as (delete from storytracker.paused_kinds where kind = $1 returning kind)
select kind, pg_notify('storytracker', '') from gone
