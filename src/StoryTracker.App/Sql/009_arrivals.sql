-- What the matcher of arriving articles knows, so that a restart does not read the whole log again. Follows from the record.
create table storytracker.arrival_snapshots (
  matcher  text   primary key,   -- NAME@VERSION
  position bigint not null,      -- last event that it knows of
  bytes    bytea  not null
);
