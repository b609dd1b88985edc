-- Erasure with a notice for each position, so that each event can leave behind what it was about: its ids, never its words.

-- Replaces the payload of each position by {"$erased": notice}. Positions erased before, or not on record, are left alone.
-- Returns how many events were erased now.
create function storytracker.erase_each(p_positions bigint[], p_notices jsonb[]) returns bigint
language plpgsql set search_path = storytracker, pg_catalog set lock_timeout = '10s' as $$
declare n bigint;
begin
  perform pg_advisory_xact_lock(7221000001);                             -- the append lock: the ledger's ids grow in commit order
  insert into erasures (position, notice)
    select e.position, p.notice from unnest(p_positions, p_notices) p(position, notice) join events e on e.position = p.position
    order by e.position
    on conflict (position) do nothing;
  update events e set data = jsonb_build_object('$erased', l.notice) from erasures l
    where e.position = any(p_positions) and l.position = e.position and not e.data ? '$erased';
  get diagnostics n = row_count;
  perform pg_notify('storytracker', '');
  return n;
end $$;

-- One notice for all of them.
create or replace function storytracker.erase(p_positions bigint[], p_notice jsonb) returns bigint language sql as $$
  select storytracker.erase_each(p_positions, array_fill(p_notice, array[cardinality(p_positions)]))
$$;
