-- The subscription of each feed, the newest where there was more than one. $1 feeds
select distinct on (feed_id) feed_id, state, hub, lease_until, delivered_at, deliveries, ignored, told
from storytracker.websub_subscriptions where feed_id = any ($1) order by feed_id, state in ('leaving', 'ended'), created_at desc
