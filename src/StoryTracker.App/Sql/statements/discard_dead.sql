-- Discards dead letters and notes that it was done. $1 ids, $2 reason, $3 by
with gone as (
  delete from storytracker.dead_jobs where id = any ($1) returning id, kind
), noted as (
  insert into storytracker.discarded_jobs (id, kind, reason, discarded_by) select id, kind, $2, $3 from gone on conflict do nothing
)
select count(*) from gone
