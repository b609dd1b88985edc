-- Raw bytes with what is known of them, in the order of their hashes.
select sha256, media_type, to_char(stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), bytes from storytracker.documents order by sha256
