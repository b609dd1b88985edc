-- The job queue: one narrow hot table whose rows are deleted on completion, and the dead letters.

create table storytracker.jobs (
  id           bigint generated always as identity primary key,  -- grows in commit order: inserted under the append lock
  kind         text        not null,
  args         jsonb       not null,
  key          text,                              -- at most one waiting or running job per key
  lane         text        collate "C",           -- jobs of one lane run strictly one after another, by id
  due_at       timestamptz not null,              -- when to run; while leased, when the lease ends
  attempt      integer     not null default 0,    -- claims so far: the fencing token, never decreases
  forgiven     integer     not null default 0,    -- claims that do not count (snoozed, given back)
  max_attempts integer     not null default 12,
  leased_by    text,                              -- the worker that holds the lease; null while waiting
  cause        bigint,                            -- position of the event that asked for it
  created_at   timestamptz not null default clock_timestamp(),
  last_error   text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
create index jobs_due on storytracker.jobs (due_at, id) where lane is null;
create index jobs_lane on storytracker.jobs (lane, id) where lane is not null;
create index jobs_leased on storytracker.jobs (leased_by) where leased_by is not null;
create unique index jobs_key on storytracker.jobs (key) where key is not null;

create table storytracker.dead_jobs (
  id           bigint      primary key,           -- the id it had as a job
  kind         text        not null,
  args         jsonb       not null,
  key          text,
  lane         text        collate "C",
  attempts     integer     not null,              -- claims that counted
  max_attempts integer     not null,
  cause        bigint,
  created_at   timestamptz not null,
  error        text        not null,
  died_at      timestamptz not null default clock_timestamp()
);
