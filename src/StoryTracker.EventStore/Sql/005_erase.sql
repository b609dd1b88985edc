-- The one guarded change of the log, and the two questions that need a loop.

-- Replaces the payload of the given positions by {"$erased": notice}; the ledger row comes first, the trigger on events insists on it.
-- Returns how many events were erased now (those erased before are left alone).
create function storytracker.erase(p_positions bigint[], p_notice jsonb) returns bigint
language plpgsql set search_path = storytracker, pg_catalog set lock_timeout = '10s' as $$
declare n bigint;
begin
  perform pg_advisory_xact_lock(7221000001);                             -- the append lock: the ledger's ids grow in commit order
  insert into erasures (position, notice)
    select e.position, p_notice from events e where e.position = any(p_positions) order by e.position
    on conflict (position) do nothing;
  update events e set data = jsonb_build_object('$erased', l.notice) from erasures l
    where e.position = any(p_positions) and l.position = e.position and not e.data ? '$erased';
  get diagnostics n = row_count;
  perform pg_notify('storytracker', '');
  return n;
end $$;

-- The last position recorded at or before a time, 0 if none: a binary search, because recorded_at never runs backwards.
create function storytracker.position_at(p_time timestamptz) returns bigint
language plpgsql stable set search_path = storytracker, pg_catalog as $$
declare low bigint := 0; high bigint; middle bigint; at_middle timestamptz;
begin
  select coalesce(max(position), 0) into high from events;
  while low < high loop
    middle := (low + high + 1) / 2;
    select recorded_at into at_middle from events where position = middle;
    if at_middle <= p_time then low := middle; else high := middle - 1; end if;
  end loop;
  return low;
end $$;
