-- What editors put off in the triage: set aside with a reason, snoozed until a time, or given to somebody. Each is taken back by a time in undone_at;
-- none is deleted. About no article's words, but for what an editor writes as a reason.
create table storytracker.triage_marks (
  id        bigint generated always as identity primary key,
  key       text        not null,
  what      text        not null check (what in ('aside', 'snooze', 'assign')),
  reason    text        not null,
  until     timestamptz,                 -- with snooze
  to_whom   text,                        -- with assign
  made_by   text        not null,
  made_at   timestamptz not null default clock_timestamp(),
  undone_by text,
  undone_at timestamptz
);
create index triage_marks_key on storytracker.triage_marks (key, id desc) where undone_at is null;

-- Dead letters that an administrator discarded: that they were, and why; nothing of what was in them.
create table storytracker.discarded_jobs (
  id           bigint primary key,       -- the id it had
  kind         text        not null,
  reason       text        not null,
  discarded_by text        not null,
  discarded_at timestamptz not null default clock_timestamp()
);
