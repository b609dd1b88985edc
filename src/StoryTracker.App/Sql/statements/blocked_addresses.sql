-- Which of these addresses are those of removed articles. $1 hashes
select sha256 from storytracker.blocked where kind = 'address' and sha256 = any($1)
