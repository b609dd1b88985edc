-- How far each version of each projection has read, and why it stopped if it did.

create table storytracker.projections (
  name       text        not null,
  version    integer     not null,
  position   bigint      not null default 0,
  state      text        not null default 'building' check (state in ('building', 'live', 'stopped')),
  failures   integer     not null default 0,
  error      text,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (name, version)
);
