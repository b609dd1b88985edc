-- What has been applied.
select source, number, name, hash, applied_at from storytracker.migrations order by source, number
