-- The hub took a request. $1 id
update storytracker.websub_subscriptions set asked_at = clock_timestamp(), told = null where id = $1
