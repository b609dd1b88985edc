-- $1 token_sha256 text, $2 now timestamptz
select user_id, role from storytracker.invitations where token_sha256 = $1 and until >= $2
