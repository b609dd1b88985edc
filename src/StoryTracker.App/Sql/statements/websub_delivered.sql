-- What became of a document. $1 id, $2 taken, $3 ignored, $4 unreadable (1 for the one that it was)
update storytracker.websub_subscriptions
set deliveries = deliveries + $2, ignored = ignored + $3, unreadable = unreadable + $4,
    delivered_at = case when $2 > 0 then clock_timestamp() else delivered_at end
where id = $1
