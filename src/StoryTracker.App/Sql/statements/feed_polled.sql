-- Notes how a poll went, and counts it. $1 feed, $2 url, $3 schedule, $4 etag, $5 last modified, $6 health, $7 reason, $8 now, $9 worked,
-- $10 failures, $11 failing since, $12 not before, $13 error, $14 excerpt, $15 redirects, $16 proposed url, $17 hub, $18 self,
-- $19 not modified, $20 new entries, $21 bytes, $22 address that gave the validators
with day as (
  insert into storytracker.feed_days as d (feed_id, day, polls, not_modified, failures, items, bytes)
  values ($1, ($8 at time zone 'UTC')::date, 1, $19::int, case when $9 then 0 else 1 end, $20, $21)
  on conflict (feed_id, day) do update set polls = d.polls + 1, not_modified = d.not_modified + excluded.not_modified,
    failures = d.failures + excluded.failures, items = d.items + excluded.items, bytes = d.bytes + excluded.bytes
)
insert into storytracker.feed_polls as p (feed_id, url, schedule, etag, last_modified, health, reason, polled_at, succeeded_at, failures,
  failing_since, not_before, error, error_at, excerpt, redirects, proposed_url, hub, self, validators_from)
values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then $8 end, $10, $11, $12, $13, case when not $9 then $8 end, $14, $15, $16, $17, $18, $22)
on conflict (feed_id) do update set url = excluded.url, schedule = excluded.schedule, etag = excluded.etag, last_modified = excluded.last_modified,
  validators_from = excluded.validators_from,
  health = excluded.health, reason = excluded.reason, polled_at = excluded.polled_at,
  succeeded_at = coalesce(excluded.succeeded_at, p.succeeded_at), failures = excluded.failures, failing_since = excluded.failing_since,
  not_before = excluded.not_before, error = coalesce(excluded.error, p.error), error_at = coalesce(excluded.error_at, p.error_at),
  excerpt = case when $9 then p.excerpt else excluded.excerpt end, redirects = excluded.redirects, proposed_url = excluded.proposed_url,
  hub = coalesce(excluded.hub, p.hub), self = coalesce(excluded.self, p.self)
