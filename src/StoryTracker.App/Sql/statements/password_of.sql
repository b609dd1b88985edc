-- $1 user_id uuid
select hash from storytracker.user_passwords where user_id = $1
