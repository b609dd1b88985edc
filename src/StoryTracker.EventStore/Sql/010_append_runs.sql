-- Appends, third edition: what neighbouring events of one stream share is said once for the run of them, not once for each. Events are
-- stored under the append lock, so every microsecond spent on one is everybody's: this takes a quarter less. Arguments otherwise, outcomes
-- and promises are those of the second edition, which stays for the release that calls it.
--   r_stream, r_nth, r_count, r_type, r_schema: runs in the order of e_data, each of r_count events of one stream, type and schema, the
--   first of them the r_nth of its unit for that stream
create function storytracker.append_runs(
  a_key uuid[], a_meta jsonb[], a_count int[], a_first int[],
  c_unit int[], c_job bigint[], c_attempt int[],
  s_unit int[], s_stream text[], s_expected int[],
  r_stream int[], r_nth int[], r_count int[], r_type text[], r_schema smallint[], e_data jsonb[],
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
  -- A set-returning function in a select list hands its rows on one by one; in "from" it would first store them all.
  insert into events (position, stream, version, type, schema, data, meta, recorded_at, key)
  select begins[e.unit] + e.before + e.k, e.stream, e.version + e.k, e.type, e.schema, e_data[e.before + e.k], a_meta[e.unit],
         clock, case when e.before + e.k = a_first[e.unit] then a_key[e.unit] end
  from (select s_unit[r.stream] as unit, s_stream[r.stream] as stream, versions[r.stream] + r.nth - 1 as version, r.type, r.schema,
               (sum(r.count) over (order by r.i) - r.count)::int as before, generate_series(1, r.count) as k
        from unnest(r_stream, r_nth, r_count, r_type, r_schema) with ordinality r(stream, nth, count, type, schema, i)) e
  where e.unit <> all(refused);

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
