-- Who may come in. Roles and what security has to know are events; what must be able to vanish is here: password hashes, sessions, one-time
-- addresses, settings. None of it is in a dump.

create table storytracker.user_passwords (
  user_id    uuid        primary key,
  hash       text        not null,      -- PBKDF2, with its salt and its count of rounds
  chosen_at  timestamptz not null
);

-- One-time addresses by which a person chooses a password; the token itself is nowhere kept.
create table storytracker.invitations (
  token_sha256 text      primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  user_id    uuid,                      -- null: whoever opens it names themselves and becomes the first administrator
  role       text        not null,
  until      timestamptz not null
);
create index invitations_user on storytracker.invitations (user_id);

-- Who a provider's subject is here.
create table storytracker.user_identities (
  issuer     text        not null,
  subject    text        not null,
  user_id    uuid        not null,
  primary key (issuer, subject)
);

create table storytracker.sessions (
  id_sha256  text        primary key check (id_sha256 ~ '^[0-9a-f]{64}$'),
  user_id    uuid,                      -- null: the administrator of the printed address
  user_name  text        not null,
  role       text        not null,
  form_token text        not null,
  browser    text        not null,      -- in a few words, to tell one's own sessions apart
  began      timestamptz not null,
  last_seen  timestamptz not null
);
create index sessions_user on storytracker.sessions (user_name);
create index sessions_last_seen on storytracker.sessions (last_seen);

create table storytracker.user_settings (
  user_name  text        primary key,
  settings   jsonb       not null
);

-- What follows the list of people and of private stories reads a few hundred events of millions.
create index events_access on storytracker.events (position)
  where type in ('user-added', 'password-chosen', 'role-changed', 'user-disabled', 'user-enabled', 'signed-in', 'story-made-private', 'story-opened-to-all');
