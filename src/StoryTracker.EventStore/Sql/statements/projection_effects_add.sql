-- From now on the events of the log have side effects in this projection. $1 name
insert into storytracker.projection_effects (name, position) select $1, coalesce(max(position), 0) from storytracker.events
on conflict (name) do nothing
