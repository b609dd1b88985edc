-- Feeds: what is known of them beside the record. Which feeds there are, and what people decided about them, is on record as events.

-- How the polls of a feed go. Losing a row costs one request that is not conditional.
create table storytracker.feed_polls (
  feed_id       uuid        primary key,
  url           text        not null,              -- where it is read from: of two feeds at one address the first is kept
  schedule      jsonb       not null,              -- state of the adaptive schedule
  etag          text,                              -- validators of the last answer, as they came
  last_modified text,
  validators_from text,                            -- address that gave them: another than url after redirects
  health        text        not null,
  reason        text        not null,              -- why the next poll is when it is, a sentence
  polled_at     timestamptz,
  succeeded_at  timestamptz,
  failures      int         not null default 0,    -- in a row
  failing_since timestamptz,
  not_before    timestamptz,                       -- the server asked us to wait until then
  error         text,                              -- the last failure, a sentence
  error_at      timestamptz,
  excerpt       text,                              -- beginning of an answer that was no feed
  redirects     jsonb       not null default '[]', -- followed by the last poll
  proposed_url  text,                              -- where its server keeps sending us
  hub           text,
  self          text
);
create index feed_polls_url on storytracker.feed_polls (url);

-- The same by day (UTC), for people who look at the health of a feed.
create table storytracker.feed_days (
  feed_id      uuid   not null,
  day          date   not null,
  polls        int    not null default 0,
  not_modified int    not null default 0,
  failures     int    not null default 0,
  items        int    not null default 0,
  bytes        bigint not null default 0,
  primary key (feed_id, day)
);

-- Which article an entry of a feed is, told by the hash of its id. Follows from the events, in the same commit; holds nothing of the article.
create table storytracker.article_sightings (
  feed_id     uuid  not null,
  entry       bytea not null,                      -- SHA-256 of the entry's id; of its address where it has none; else its fingerprint
  article_id  uuid  not null,
  fingerprint text  not null,                      -- of what the entry said last
  primary key (feed_id, entry)
);

create function storytracker.article_sighted() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  insert into article_sightings as s (feed_id, entry, article_id, fingerprint)
  values ((new.data ->> 'feedId')::uuid, sha256(convert_to(coalesce(new.data ->> 'entryId', new.data ->> 'url', new.data ->> 'fingerprint'), 'UTF8')),
          (new.data ->> 'articleId')::uuid, new.data ->> 'fingerprint')
  on conflict (feed_id, entry) do update set article_id = excluded.article_id, fingerprint = excluded.fingerprint;
  return null;
end $$;
create trigger events_sighted after insert on storytracker.events
  for each row when (new.type = 'article-sighted' and not new.data ? '$erased') execute function storytracker.article_sighted();
alter table storytracker.events enable always trigger events_sighted;

-- One request at a time and some time between two, for each host and port, over all nodes.
create table storytracker.host_gates (
  host       text        primary key,
  free_at    timestamptz not null,                 -- from then on somebody may pass; while a request runs, when its holder is given up
  next_at    timestamptz not null,                 -- end of the line of those who wait
  not_before timestamptz,                          -- the server asked everybody to wait until then
  holder     text
);

-- Passes the gate of a host (returns zero) or takes a place in the line (returns how long to wait before asking again). Whoever comes back
-- and finds the gate shut goes to the end of the line, so that however many wait, one asks at a time.
--   p_spacing  between two requests     p_hold  how long a holder may take before it is given up
create function storytracker.pass_host_gate(p_host text, p_holder text, p_spacing interval, p_hold interval) returns interval
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  gate  host_gates;
  at    timestamptz;
  clock timestamptz;
begin
  insert into host_gates (host, free_at, next_at) values (p_host, '-infinity', '-infinity') on conflict (host) do nothing;
  select * into gate from host_gates where host = p_host for update;
  clock := clock_timestamp();
  if greatest(gate.free_at, gate.not_before) <= clock then
    update host_gates set free_at = clock + p_hold, holder = p_holder, next_at = greatest(gate.next_at, clock + p_spacing) where host = p_host;
    return interval '0';
  end if;
  at := greatest(gate.next_at, gate.not_before, clock + least(p_spacing, interval '50 ms'));
  update host_gates set next_at = at + p_spacing where host = p_host;
  return at - clock;
end $$;

-- Robots rules by scheme, host and port (RFC 9309), as they were read.
create table storytracker.host_robots (
  origin     text        primary key,
  rules      text,                                 -- null: there are none
  reachable  boolean     not null,
  fetched_at timestamptz not null,
  expires_at timestamptz not null
);

-- How the page of an article was fetched last: validators for the next time.
create table storytracker.page_fetches (
  article_id    uuid        primary key,
  etag          text,
  last_modified text,
  validators_from text,                            -- address that gave them
  sha256        text,
  status        int,
  fetched_at    timestamptz not null
);
