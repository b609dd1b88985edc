-- Ends all sessions of a person. $1 user_id uuid
delete from storytracker.sessions where user_id = $1
