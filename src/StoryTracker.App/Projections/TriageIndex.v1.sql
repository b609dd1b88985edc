-- What an editor may be asked to decide. Whether it is still open the story or speaker says itself before it is shown; what is closed here is not asked again.
create table if not exists triage_items_v1 (
  key        text        primary key,   -- kind and what it is about: story:…, change:…, words:…, who:…, speaker:…, doubt:…, divergence:…, date:…
  kind       text        not null,
  about      uuid        not null,      -- the story, or for a question about speakers the speaker
  subject    uuid        not null,      -- story, suggestion, tie, claim, divergence, date; the other speaker
  value      double precision not null, -- 0 to 1: how much a decision is worth
  position   bigint      not null,      -- of what asked last
  asked_at   timestamptz not null,
  open       boolean     not null,
  closed_by  uuid                       -- the decision that closed it, where that can be taken back by its id
);
create index if not exists triage_items_v1_queue on triage_items_v1 ((-value), key) where open;
create index if not exists triage_items_v1_about on triage_items_v1 (about);
create index if not exists triage_items_v1_closed on triage_items_v1 (closed_by) where closed_by is not null;
