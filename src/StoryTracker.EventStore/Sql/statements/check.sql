-- Every invariant of the engine's tables, one row each: name, whether it holds, what was found. One statement, so one snapshot.
with head as materialized (select coalesce(max(position), 0) as position, count(*) as events from storytracker.events),
neighbours as (
  select position, recorded_at, lag(recorded_at) over (order by position) as before from storytracker.events
), streams as (
  select stream from storytracker.events group by stream having min(version) <> 1 or max(version) <> count(*)
), found (invariant, bad, good, wrong) as (
  select 'positions-dense', head.position - head.events,
         format('%s events at positions 1 to %s, without holes.', head.events, head.position),
         format('%s events, but the last position is %s.', head.events, head.position) from head
  union all
  select 'versions-dense', count(*), 'Every stream counts 1, 2, 3 …',
         format('%s streams have holes, the first is %s.', count(*), min(stream)) from streams
  union all
  select 'time-monotone', count(*), 'Recorded times never run backwards.',
         format('Time runs backwards at %s positions, first at %s.', count(*), min(position))
  from neighbours where recorded_at < before
  union all
  select 'payloads', count(*), 'Every payload is an object and every event says who appended it.',
         format('%s events have no object as payload or no author, first at position %s.', count(*), min(position))
  from storytracker.events where jsonb_typeof(data) <> 'object' or coalesce(meta ->> 'by', '') = ''
  union all
  select 'first-key', count(*), 'The first event of the log begins an append.', 'The first event of the log has no key: a part is missing.'
  from storytracker.events where position = 1 and key is null
  union all
  select 'erasures', count(*), 'Every erased payload is in the ledger, and every entry of the ledger is erased.',
         format('%s events and the ledger of erasures disagree, first at position %s.', count(*), min(e.position))
  from storytracker.events e left join storytracker.erasures l on l.position = e.position
  where (l.position is not null and e.data is distinct from jsonb_build_object('$erased', l.notice))
    or (l.position is null and e.data ? '$erased')
  union all
  select 'guards', 4 - count(*), 'The append-only triggers are in force.',
         format('%s of the 4 append-only triggers are missing or disabled.', 4 - count(*))
  from pg_trigger where tgrelid in ('storytracker.events'::regclass, 'storytracker.erasures'::regclass) and tgenabled = 'A'
    and tgfoid = 'storytracker.forbid_change'::regproc
  union all
  select 'checkpoints', count(*), 'No projection is ahead of the log.',
         format('%s projections are ahead of the log, e.g. %s.', count(*), min(p.name))
  from storytracker.projections p, head where p.position > head.position
  union all
  select 'projections', count(*), 'No projection has stopped.',
         format('%s projections have stopped, e.g. %s: %s', count(*), min(p.name), min(p.error))
  from storytracker.projections p where p.state = 'stopped'
  union all
  select 'jobs', count(*), 'Every job was asked for by an event on record or by nobody.',
         format('%s jobs name an event that is not on record, first job %s.', count(*), min(j.id))
  from storytracker.jobs j, head where j.cause > head.position or j.cause < 1
  union all
  select 'lanes', count(*), 'Of every lane exactly the first job may run.',
         format('%s jobs stand wrongly in their lanes, first job %s.', count(*), min(j.id))
  from storytracker.jobs j
  where j.behind <> (j.lane is not null and exists (select from storytracker.jobs e where e.lane = j.lane and e.id < j.id))
  union all
  select 'effects', count(*), 'No side effects are ahead of the log.',
         format('The side effects of %s projections are ahead of the log, e.g. %s.', count(*), min(f.name))
  from storytracker.projection_effects f, head where f.position > head.position
  union all
  select 'dead-letters', count(*), 'No job is a dead letter twice or also waiting.',
         format('%s dead letters are also jobs, first %s.', count(*), min(d.id))
  from storytracker.dead_jobs d join storytracker.jobs j on j.id = d.id
)
select invariant, bad = 0, case when bad = 0 then good else wrong end from found
