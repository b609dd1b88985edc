-- Enters a removed article that is not on record here. $1 article, $2 reason, $3 reference, $4 by, $5 at, $6 kinds, $7 hashes
select storytracker.block_article($1, $2, $3, $4, $5, $6, $7)
