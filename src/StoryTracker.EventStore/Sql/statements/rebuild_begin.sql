-- Starts the checkpoint of a rebuild at the beginning of the log. $1 name of the rebuild, $2 version
insert into storytracker.projections (name, version) values ($1, $2)
on conflict (name, version) do update set position = 0, state = 'building', failures = 0, error = null, updated_at = clock_timestamp(),
  seen_at = clock_timestamp()
