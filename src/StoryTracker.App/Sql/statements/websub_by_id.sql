select id, feed_id, hub, topic, callback, secret, state, verified_at, lease_until from storytracker.websub_subscriptions where id = $1
