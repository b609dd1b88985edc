-- Whether new entries of a feed come by themselves. $1 feed
select exists (select from storytracker.websub_subscriptions where feed_id = $1 and state = 'active' and lease_until > now())
