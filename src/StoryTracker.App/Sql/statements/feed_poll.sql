-- How the polls of a feed go. $1 feed
select schedule::text, etag, last_modified, validators_from, polled_at from storytracker.feed_polls where feed_id = $1
