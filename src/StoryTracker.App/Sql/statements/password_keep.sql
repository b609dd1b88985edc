-- $1 user_id uuid, $2 hash text, $3 now timestamptz
insert into storytracker.user_passwords (user_id, hash, chosen_at) values ($1, $2, $3)
on conflict (user_id) do update set hash = excluded.hash, chosen_at = excluded.chosen_at
