-- Puts raw bytes of a dump back. $1 sha256, $2 media type, $3 stored at, $4 bytes
insert into storytracker.documents (sha256, media_type, stored_at, bytes) values ($1, $2, $3, $4) on conflict (sha256) do nothing
