-- A new address puts former ones of the same person out of use. $1 token_sha256 text, $2 user_id uuid, $3 role text, $4 until timestamptz
with former as (delete from storytracker.invitations where user_id is not distinct from $2)
insert into storytracker.invitations (token_sha256, user_id, role, until) values ($1, $2, $3, $4)
