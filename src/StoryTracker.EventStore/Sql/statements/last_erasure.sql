-- The newest entry of the ledger of erasures, 0 if none: cached states older than it are forgotten.
select coalesce(max(id), 0) from storytracker.erasures
