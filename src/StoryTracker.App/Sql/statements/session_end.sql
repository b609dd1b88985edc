-- $1 id_sha256 text
delete from storytracker.sessions where id_sha256 = $1
