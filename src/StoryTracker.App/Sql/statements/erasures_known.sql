-- The newest entry of the ledger of erasures, and whether one since a given entry concerns an event up to a position. $1 entry, $2 position
select coalesce((select max(id) from storytracker.erasures), 0), exists (select from storytracker.erasures where id > $1 and position <= $2)
