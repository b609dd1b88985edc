-- Takes a projection's checkpoint for this transaction and reads the next events; payloads only of the types it handles.
-- No row: another node has it, or it is stopped. A row without a position: nothing new.
-- $1 name, $2 version, $3 how many, $4 types
with me as materialized (
  select position from storytracker.projections where name = $1 and version = $2 and state <> 'stopped' for update skip locked
)
select e.position, e.stream, e.version, e.type, e.schema, e.data, e.meta, e.recorded_at from me left join lateral (
  select position, stream, version, type, schema, case when type = any($4) then data::text end as data, meta::text as meta, recorded_at
  from storytracker.events where position > me.position order by position limit $3) e on true
order by e.position
