-- Projections: which tables are whose, who still uses them, what was skipped, and which side effects have been asked for.

alter table storytracker.projections
  add column tables  text[]      not null default '{}',                  -- in the schema storytracker
  add column seen_at timestamptz not null default clock_timestamp();     -- when a program last said that it uses this version

-- Events that an operator decided to leave out of a projection.
create table storytracker.projection_skips (
  name       text        not null,
  version    integer     not null,
  position   bigint      not null,
  error      text        not null,               -- why it could not be applied
  skipped_by text        not null,
  skipped_at timestamptz not null default clock_timestamp(),
  primary key (name, version, position)
);

-- Up to where the events of the log have had their side effects, by projection, whatever its version: nothing has them twice.
create table storytracker.projection_effects (name text primary key, position bigint not null);

-- Requests the jobs of events that have not had their side effects yet, and moves the mark. Arrays: one element a job, p_after its event.
create function storytracker.request_effects(
  p_name text, p_last bigint, p_at bigint[], p_kind text[], p_args jsonb[], p_key text[], p_lane text[], p_due timestamptz[], p_max int[])
returns void language plpgsql set search_path = storytracker, pg_catalog as $$
declare mark bigint;
begin
  select position into strict mark from projection_effects where name = p_name for update;
  if p_last <= mark then return; end if;
  insert into jobs (kind, args, key, lane, due_at, max_attempts, cause)
    select j.kind, j.args, j.key, j.lane, coalesce(j.due, clock_timestamp()), j.max, j.at
    from unnest(p_at, p_kind, p_args, p_key, p_lane, p_due, p_max) with ordinality j(at, kind, args, key, lane, due, max, n)
    where j.at > mark order by j.n
    on conflict (key) where key is not null do nothing;
  if found then perform pg_notify('storytracker', ''); end if;
  update projection_effects set position = p_last where name = p_name;
end $$;
