-- $1 issuer text, $2 subject text, $3 user_id uuid
insert into storytracker.user_identities (issuer, subject, user_id) values ($1, $2, $3) on conflict do nothing
