-- The last position, 0 in an empty store, and the newest entry of the ledger of erasures, 0 if none.
select coalesce((select max(position) from storytracker.events), 0), coalesce((select max(id) from storytracker.erasures), 0)
