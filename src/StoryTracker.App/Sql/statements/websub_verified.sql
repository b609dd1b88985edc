-- The hub verified that we want it. $1 id, $2 end of the lease
update storytracker.websub_subscriptions
set state = 'active', verified_at = clock_timestamp(), lease_until = $2, told = null, changed_at = clock_timestamp()
where id = $1 and state in ('asking', 'active', 'denied', 'failed')
