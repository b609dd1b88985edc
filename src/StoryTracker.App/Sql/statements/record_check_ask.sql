-- Notes a check of the record that somebody asks for; while one has not ended, gives that one. $1 who
with asked as (
  insert into storytracker.record_checks (asked_by) values ($1) on conflict ((true)) where ended_at is null do update set asked_by = record_checks.asked_by returning id
)
select id from asked
