-- Changes what is remembered of a feed between polls. $1 feed, $2 url, $3 schedule, $4 whether the validators still hold, $5 health
update storytracker.feed_polls set url = $2, schedule = $3, etag = case when $4 then etag end, last_modified = case when $4 then last_modified end,
  health = $5, failures = 0, failing_since = null, proposed_url = null where feed_id = $1
