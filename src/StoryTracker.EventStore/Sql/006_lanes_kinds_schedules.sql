-- Jobs: which of a lane may run is a column, not a search; kinds can be paused; schedules; the trace a job belongs to.

alter table storytracker.jobs
  add column behind boolean not null default false,  -- waits for an earlier job of its lane
  add column trace  text;                            -- W3C traceparent of whoever asked for it
alter table storytracker.dead_jobs add column trace text;

-- Everything about lanes happens under the append lock, whoever inserts or deletes: so "is there an earlier one?" has one answer.
create function storytracker.lane_entered() returns trigger language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  perform pg_advisory_xact_lock(7221000001);
  new.behind := exists (select from jobs where lane = new.lane);
  return new;
end $$;
create function storytracker.lane_left() returns trigger language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  perform pg_advisory_xact_lock(7221000001);
  update jobs set behind = false
    where id = (select j.id from jobs j where j.lane = old.lane order by j.id limit 1) and behind;
  return null;
end $$;
create trigger jobs_enter_lane before insert on storytracker.jobs
  for each row when (new.lane is not null) execute function storytracker.lane_entered();
create trigger jobs_leave_lane after delete on storytracker.jobs
  for each row when (old.lane is not null) execute function storytracker.lane_left();
update storytracker.jobs j set behind = true
  where lane is not null and exists (select from storytracker.jobs e where e.lane = j.lane and e.id < j.id);

drop index storytracker.jobs_due;
create index jobs_ready on storytracker.jobs (kind, due_at, id) where not behind;

-- Kinds that nobody claims for now.
create table storytracker.paused_kinds (
  kind      text primary key,
  paused_by text not null,
  paused_at timestamptz not null default clock_timestamp()
);

-- Jobs that come again: when the next one is due. Whoever sees it first moves it on and requests the job, in one statement.
create table storytracker.schedules (
  name    text primary key,
  due_at  timestamptz not null,
  every   interval    not null check (every > interval '0'),
  kind    text        not null,
  args    jsonb       not null
);
