-- Sessions of a person, last used first. $1 user_name text
select id_sha256, user_id, user_name, role, form_token, browser, began, last_seen, null::text from storytracker.sessions where user_name = $1 order by last_seen desc
