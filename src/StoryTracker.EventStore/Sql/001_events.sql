-- The log: one table, dense positions in commit order, and the two rules that make it trustworthy.
-- 1. Events are append-only. 2. The one permitted change is an erasure, and only of a position that the ledger already names.

create table storytracker.events (
  position    bigint      not null,               -- dense, gapless, in commit order; assigned under the append lock
  stream      text        collate "C" not null,   -- category and id, 'order-0198…'
  version     integer     not null,               -- 1, 2, 3 … within the stream
  type        text        not null,               -- wire name, never the name of a class
  schema      smallint    not null,               -- schema version of data, for upcasting
  data        jsonb       not null,
  meta        jsonb       not null,               -- {by, correlation, cause}
  recorded_at timestamptz not null,               -- never runs backwards along position
  key         uuid,                               -- idempotency key of the append, on its first event only
  constraint events_pk             primary key (position),
  constraint events_stream_version unique (stream, version)
);
create unique index events_key on storytracker.events (key) where key is not null;

-- What was erased, when and with which notice. Its ids grow in commit order, so caches know when to forget.
create table storytracker.erasures (
  id        bigint generated always as identity unique,
  position  bigint      primary key references storytracker.events,
  notice    jsonb       not null,
  erased_at timestamptz not null default clock_timestamp()
);

-- Keys of appends that stored no event (jobs or completions only), so that a repeat is recognised. Kept for a day.
create table storytracker.receipts (key uuid primary key, received_at timestamptz not null);
create index receipts_received_at on storytracker.receipts (received_at);

create function storytracker.forbid_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'events' then
    if to_jsonb(new) - 'data' = to_jsonb(old) - 'data' and not old.data ? '$erased'
       and exists (select from storytracker.erasures e
                   where e.position = old.position and new.data = jsonb_build_object('$erased', e.notice)) then
      return new;
    end if;
  end if;
  raise exception '% are append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'feature_not_supported';
end $$;

create trigger events_append_only before update or delete on storytracker.events
  for each row execute function storytracker.forbid_change();
create trigger events_no_truncate before truncate on storytracker.events
  for each statement execute function storytracker.forbid_change();
create trigger erasures_append_only before update or delete on storytracker.erasures
  for each row execute function storytracker.forbid_change();
create trigger erasures_no_truncate before truncate on storytracker.erasures
  for each statement execute function storytracker.forbid_change();

-- "always": they also fire when a session claims to be a replica (session_replication_role).
alter table storytracker.events enable always trigger events_append_only;
alter table storytracker.events enable always trigger events_no_truncate;
alter table storytracker.erasures enable always trigger erasures_append_only;
alter table storytracker.erasures enable always trigger erasures_no_truncate;
