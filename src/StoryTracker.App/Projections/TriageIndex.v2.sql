-- What an editor may be asked to decide. Whether it is still open the story or speaker says itself before it is shown; what is closed here is not asked again.
create table if not exists triage_items_v2 (
  key        text        primary key,   -- kind and what it is about: story:…, change:…, words:…, who:…, speaker:…, doubt:…, divergence:…, date:…, edit:…
  kind       text        not null,
  about      uuid        not null,      -- the story, or for a question about speakers the speaker
  subject    uuid        not null,      -- story, suggestion, tie, claim, divergence, printed day; the other speaker
  value      double precision not null, -- 0 to 1: how much a decision is worth
  position   bigint      not null,      -- of what asked last
  asked_at   timestamptz not null,
  open       boolean     not null,
  closed_by  uuid                       -- the decision that closed it, where that can be taken back by its id
);
create index if not exists triage_items_v2_queue on triage_items_v2 ((-value), key) where open;
create index if not exists triage_items_v2_about on triage_items_v2 (about);
create index if not exists triage_items_v2_edits on triage_items_v2 (subject, position) where kind = 'edit';
create index if not exists triage_items_v2_closed on triage_items_v2 (closed_by) where closed_by is not null;
-- What rests on a printed day that cannot be right: the question is open while any of it is.
create table if not exists triage_dates_v2 (
  story   uuid    not null,
  subject uuid    not null,             -- a claim, or a date of the diary
  key     text    not null,             -- of the item
  open    boolean not null,
  primary key (story, subject, key)
);
create index if not exists triage_dates_v2_key on triage_dates_v2 (key) where open;
-- What editors did with items instead of answering, and did not take back.
create table if not exists triage_puts_v2 (
  position bigint      primary key,
  key      text        not null,
  what     text        not null,        -- aside, snooze, assign
  until    timestamptz,                 -- with snooze
  made_at  timestamptz not null         -- as the event says, by which it is taken back
);
create index if not exists triage_puts_v2_key on triage_puts_v2 (key);
