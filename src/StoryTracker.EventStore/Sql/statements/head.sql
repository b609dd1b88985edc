-- The last position, 0 in an empty store.
select coalesce(max(position), 0) from storytracker.events
