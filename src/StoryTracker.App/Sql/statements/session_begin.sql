-- $1 id_sha256 text, $2 user_id uuid, $3 user_name text, $4 role text, $5 form_token text, $6 browser text, $7 began timestamptz
insert into storytracker.sessions (id_sha256, user_id, user_name, role, form_token, browser, began, last_seen) values ($1, $2, $3, $4, $5, $6, $7, $7)
