-- Registers a schedule, or changes the one of its name; a change of interval counts from now. $1 name, $2 every, $3 kind, $4 args, $5 first
insert into storytracker.schedules as s (name, due_at, every, kind, args) values ($1, $5, $2, $3, $4)
on conflict (name) do update set every = excluded.every, kind = excluded.kind, args = excluded.args,
  due_at = case when s.every = excluded.every then s.due_at else least(s.due_at, now() + excluded.every) end
where (s.every, s.kind, s.args) is distinct from (excluded.every, excluded.kind, excluded.args)
