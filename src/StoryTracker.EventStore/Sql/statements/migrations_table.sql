-- Where migrations record themselves; run under the migration lock.
create schema if not exists storytracker;
create table if not exists storytracker.migrations (
  source text not null, number integer not null, name text not null, hash text not null,
  applied_at timestamptz not null default clock_timestamp(), primary key (source, number))
