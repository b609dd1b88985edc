-- What is on record of each feed beside how its polls go: one row a feed. Read where many feeds are looked at together; one feed's own
-- decisions fold its stream.
create view storytracker.feed_health as
with told as (
  select substr(stream, 6)::uuid as feed_id, version, type, data, recorded_at
  from storytracker.events where stream >= 'feed-' and stream < 'feed.'
), feed as (
  select feed_id,
    (array_agg(coalesce(data ->> 'to', data ->> 'url') order by version desc) filter (where type in ('feed-registered', 'feed-moved')))[1] as url,
    (array_agg(data ->> 'title' order by version desc)
      filter (where type in ('feed-registered', 'feed-retitled') and data ->> 'title' is not null))[1] as title,
    max(data ->> 'homePage') filter (where type = 'feed-registered') as home,
    max(data ->> 'by') filter (where type = 'feed-registered') as added_by,
    min(recorded_at) as added_at,
    (array_agg(jsonb_build_object('type', type, 'by', data ->> 'by', 'reason', data ->> 'reason', 'at', recorded_at) order by version desc)
      filter (where type in ('feed-registered', 'feed-paused', 'feed-resumed', 'feed-retired')))[1] as activity
  from told group by feed_id
)
select f.feed_id, f.url, coalesce(nullif(trim(f.title), ''), f.url) as title, f.home, f.added_by, f.added_at,
  f.activity ->> 'type' as activity, f.activity ->> 'by' as activity_by, f.activity ->> 'reason' as activity_reason,
  (f.activity ->> 'at')::timestamptz as activity_at,
  case when f.activity ->> 'type' = 'feed-paused' then 'paused'
       when f.activity ->> 'type' = 'feed-retired' then case when f.activity ->> 'by' = 'poller' then 'gone' else 'retired' end
       else coalesce(lower(p.health), 'new') end as state,
  p.polled_at, p.succeeded_at, coalesce(p.failures, 0) as failures, p.reason, p.error, p.error_at, p.excerpt, p.redirects, p.proposed_url,
  p.hub, p.self
from feed f left join storytracker.feed_polls p using (feed_id);

-- Subscriptions at the hubs that feeds name (W3C WebSub, Recommendation of 23 January 2018). Beside the record: losing a row costs polls.
create table storytracker.websub_subscriptions (
  id            uuid        primary key,
  feed_id       uuid        not null,
  hub           text        not null,
  topic         text        not null,
  callback      text        not null,               -- ends in 256 random bits
  token_hash    bytea       not null unique,        -- SHA-256 of those: a look-up's timing tells nothing of them
  secret        text        not null,
  state         text        not null check (state in ('asking', 'active', 'denied', 'failed', 'leaving', 'ended')),
  created_at    timestamptz not null default clock_timestamp(),
  asked_at      timestamptz,                        -- last request that the hub took
  verified_at   timestamptz,
  lease_until   timestamptz,
  told          text,                               -- why it was denied or failed, a sentence
  changed_at    timestamptz not null default clock_timestamp(),
  deliveries    bigint      not null default 0,     -- documents taken
  delivered_at  timestamptz,
  ignored       bigint      not null default 0,     -- documents without a right signature
  unreadable    bigint      not null default 0      -- signed documents that are no feed
);
create unique index websub_one_a_feed on storytracker.websub_subscriptions (feed_id) where state not in ('leaving', 'ended');
