-- Raw bytes under a hash. $1 sha256 text
select media_type, bytes from storytracker.documents where sha256 = $1
