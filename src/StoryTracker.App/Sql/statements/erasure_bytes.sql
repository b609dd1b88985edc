-- How many raw files and bytes there are of some. $1 hashes
select count(*), coalesce(sum(octet_length(bytes)), 0)::bigint from storytracker.documents where sha256 = any($1)
