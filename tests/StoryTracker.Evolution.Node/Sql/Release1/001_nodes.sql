-- Who has run on this database.
create table nodes (name text not null, release integer not null, started_at timestamptz not null default clock_timestamp());
