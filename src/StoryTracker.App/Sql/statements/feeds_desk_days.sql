-- The days of some feeds. $1 feeds, $2 first day
select feed_id, day, items, polls, not_modified, failures, bytes from storytracker.feed_days where feed_id = any ($1) and day >= $2
