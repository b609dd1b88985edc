-- Uses an address up. $1 token_sha256 text, $2 now timestamptz
delete from storytracker.invitations where token_sha256 = $1 and until >= $2 returning user_id, role
