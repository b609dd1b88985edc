-- Keeps raw bytes once. $1 sha256 text, $2 media type text, $3 bytes bytea
insert into storytracker.documents (sha256, media_type, bytes) values ($1, $2, $3) on conflict (sha256) do nothing
