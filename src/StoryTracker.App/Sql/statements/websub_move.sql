-- Changes the state unless it has changed meanwhile. $1 id, $2 from these, $3 to, $4 what was told
update storytracker.websub_subscriptions set state = $3, told = $4, changed_at = clock_timestamp() where id = $1 and state = any ($2)
