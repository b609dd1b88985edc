-- A subscription to ask for; nothing where the feed has one already. $1 id, $2 feed, $3 hub, $4 topic, $5 callback, $6 hash, $7 secret
insert into storytracker.websub_subscriptions (id, feed_id, hub, topic, callback, token_hash, secret, state)
values ($1, $2, $3, $4, $5, $6, $7, 'asking') on conflict do nothing
