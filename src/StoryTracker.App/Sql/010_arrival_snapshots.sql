-- Several snapshots of what the matcher of arriving articles knows, ever farther apart the older they are: what is erased is in none of those before it, so an
-- erasure costs what came since the article, not the whole log. Each follows from the record.
drop table storytracker.arrival_snapshots;
create table storytracker.arrival_snapshots (
  matcher  text   not null,      -- NAME@VERSION
  position bigint not null,      -- last event that it knows of
  erasure  bigint not null,      -- last entry of the ledger of erasures that it was made after
  bytes    bytea  not null,
  primary key (matcher, position)
);
