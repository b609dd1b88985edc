-- $1 issuer text, $2 subject text
select user_id from storytracker.user_identities where issuer = $1 and subject = $2
