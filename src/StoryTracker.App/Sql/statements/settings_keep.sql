-- $1 user_name text, $2 settings jsonb
insert into storytracker.user_settings (user_name, settings) values ($1, $2) on conflict (user_name) do update set settings = excluded.settings
