-- The audit by filters, and checks of the record that somebody asked for.

-- What people decide and what is rare, among the thousands of events that machines put on record with each article.
create index events_uncommon on storytracker.events (position)
  where type not in ('article-discovered', 'article-sighted', 'article-fetched', 'revision-recorded', 'claims-extracted', 'claim-recorded', 'article-assigned',
    'article-ingested', 'speaker-identified', 'alias-reported', 'role-reported', 'date-announced', 'statements-matched', 'reports-joined', 'lines-linked',
    'wordings-set-side-by-side', 'follow-up-opened', 'follow-up-due', 'revision-compared', 'claim-refound');

-- A check of every invariant, as it went. Holds no word of an article: sentences name positions and ids.
create table storytracker.record_checks (
  id       bigint generated always as identity primary key,
  asked_by text        not null,
  asked_at timestamptz not null default clock_timestamp(),
  began_at timestamptz,
  head     bigint,                               -- last position when it began
  reached  bigint      not null default 0,       -- position that was looked at last
  ended_at timestamptz,
  findings jsonb       not null default '[]'     -- [{invariant, ok, sentence}]
);
create unique index record_checks_one_at_a_time on storytracker.record_checks ((true)) where ended_at is null;
