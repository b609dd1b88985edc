-- Appends, second edition: the waiters are told after the commit by the node that appended (a NOTIFY inside it cost every append a tenth
-- of its time), and follow-up jobs carry the trace of their unit. Arguments, outcomes and promises are those of the first.
create or replace function storytracker.append(
  a_key uuid[], a_meta jsonb[], a_count int[], a_first int[],
  c_unit int[], c_job bigint[], c_attempt int[],
  s_unit int[], s_stream text[], s_expected int[],
  e_stream int[], e_nth int[], e_type text[], e_schema smallint[], e_data jsonb[],
  j_unit int[], j_kind text[], j_args jsonb[], j_key text[], j_lane text[], j_due timestamptz[], j_max int[])
returns table (unit int, outcome text, last_position bigint)
language plpgsql
set search_path = storytracker, pg_catalog set lock_timeout = '10s'
-- Plans are kept, not made anew at each call (twice the time), so they must not depend on how large the tables were when they were made:
-- no sequential scans, and only scalar queries and "= any", which stay index probes where exists and joins need not.
set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
  head bigint; clock timestamptz; versions int[];
  twice int[]; lost int[]; stale int[]; refused int[]; begins bigint[];
begin
  if cardinality(c_job) > 0 then                                         -- fence: a concurrent re-claim is settled first
    perform from jobs where id = any(c_job) order by id for update;
  end if;
  perform pg_advisory_xact_lock(7221000001);                             -- the append lock, held to commit, never over a round trip
  select position, recorded_at into head, clock from events order by position desc limit 1;
  head := coalesce(head, 0);
  clock := greatest(clock_timestamp(), clock);

  select array_agg(coalesce((select e.version from events e where e.stream = s.stream order by e.version desc limit 1), 0) order by s.i)
    into versions from unnest(s_stream) with ordinality s(stream, i);
  select array_agg(a.i) into twice from unnest(a_key) with ordinality a(key, i)
    where (select e.position from events e where e.key = a.key) is not null;
  if 0 = any(a_count) then
    select twice || array_agg(a.i) into twice from unnest(a_key, a_count) with ordinality a(key, count, i)
      where a.count = 0 and (select r.received_at from receipts r where r.key = a.key) is not null;
  end if;
  if cardinality(c_job) > 0 then
    select array_agg(c.unit) into lost from unnest(c_unit, c_job, c_attempt) c(unit, job, attempt)
      -- The lease is looked at in the result: as a condition it would invite the partial index of all leases.
      where (select case when j.leased_by is not null then j.attempt end from jobs j where j.id = c.job) is distinct from c.attempt;
  end if;
  select array_agg(s.unit) into stale from unnest(s_unit, s_expected, versions) s(unit, expected, version)
    where s.expected <> -1 and s.expected <> s.version;
  refused := coalesce(twice, '{}') || coalesce(lost, '{}') || coalesce(stale, '{}');

  -- Where each unit's positions begin. Arrays are looked into by number: a join with what they say of streams and units costs a quarter more.
  select array_agg(head - gone order by i) into begins from (
    select i, coalesce(sum(count) filter (where i = any(refused)) over (order by i), 0) as gone
    from unnest(a_count) with ordinality a(count, i)) a;
  insert into events (position, stream, version, type, schema, data, meta, recorded_at, key)
  select begins[s_unit[e.stream]] + e.n, s_stream[e.stream], versions[e.stream] + e.nth, e.type, e.schema, e.data, a_meta[s_unit[e.stream]],
         clock, case when e.n = a_first[s_unit[e.stream]] then a_key[s_unit[e.stream]] end
  from unnest(e_stream, e_nth, e_type, e_schema, e_data) with ordinality e(stream, nth, type, schema, data, n)
  where s_unit[e.stream] <> all(refused);

  if cardinality(c_job) > 0 then                                         -- before the inserts: a job may ask for its own successor by key
    delete from jobs where id = any(array(select c.job from unnest(c_unit, c_job) c(unit, job) where c.unit <> all(refused)));
  end if;
  if cardinality(j_unit) > 0 then
    insert into jobs (kind, args, key, lane, due_at, max_attempts, cause, trace)
    select j.kind, j.args, j.key, j.lane, coalesce(j.due, clock), j.max, coalesce(a.position, (a.meta ->> 'cause')::bigint), a.meta ->> 'trace'
    from unnest(j_unit, j_kind, j_args, j_key, j_lane, j_due, j_max) with ordinality j(unit, kind, args, key, lane, due, max, n)
    join (select i, meta, case when count > 0 then head + sum(count) filter (where i <> all(refused)) over (order by i) end as position
          from unnest(a_meta, a_count) with ordinality a(meta, count, i)) a on a.i = j.unit
    where j.unit <> all(refused) order by j.n
    on conflict (key) where key is not null do nothing;
  end if;
  if 0 = any(a_count) then
    insert into receipts (key, received_at) select a.key, clock from unnest(a_key, a_count) with ordinality a(key, count, i)
      where a.count = 0 and a.key is not null and a.i <> all(refused);
    delete from receipts where received_at < clock - interval '1 day';
  end if;

  return query
  select a.i::int,
         case when a.i = any(twice) then 'duplicate' when a.i = any(lost) then 'lost-lease'
              when a.i = any(stale) then 'conflict' else 'appended' end,
         case when a.i = any(twice) then (                               -- what the first call returned: the unit ends before the next key
                select coalesce((select n.position - 1 from events n where n.position > f.position and n.key is not null
                                 order by n.position limit 1), head) from events f where f.key = a.key)
              when a.count > 0 and a.i <> all(refused)
                then (head + sum(a.count) filter (where a.i <> all(refused)) over (order by a.i))::bigint end
  from unnest(a_key, a_count) with ordinality a(key, count, i) order by a.i;
end $$;

-- The commonest unit, one event for one stream, without the arrays: half the time. Returns its position, or null when the stream is not
-- at the expected version (-1: any), or 0 when it is not because this very unit was stored before. A key that was used before otherwise
-- violates events_key. In both cases the caller asks append what became of it.
create function storytracker.append_one(
  p_key uuid, p_meta jsonb, p_stream text, p_expected int, p_type text, p_schema smallint, p_data jsonb) returns bigint
language plpgsql as $$
declare head bigint; clock timestamptz; current int;
begin
  if pg_advisory_xact_lock(7221000001) is null then end if;              -- an expression costs less than a statement
  select h.position, h.recorded_at, (select e.version from storytracker.events e where e.stream = p_stream order by e.version desc limit 1)
    into head, clock, current
    from (select e.position, e.recorded_at from storytracker.events e order by e.position desc limit 1) h;
  if p_expected <> -1 and p_expected <> coalesce(current, 0) then
    return case when exists (select from storytracker.events e where e.key = p_key) then 0 end;   -- a repeat is not a conflict
  end if;
  insert into storytracker.events (position, stream, version, type, schema, data, meta, recorded_at, key)
    values (coalesce(head, 0) + 1, p_stream, coalesce(current, 0) + 1, p_type, p_schema, p_data, p_meta,
            greatest(clock_timestamp(), clock), p_key);
  return coalesce(head, 0) + 1;
end $$;
