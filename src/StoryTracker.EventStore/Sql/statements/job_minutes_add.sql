-- Adds jobs that a runner has ended. $1 kind, $2 minute, $3 done, $4 failed, $5 done by length
insert into storytracker.job_minutes (kind, minute, done, failed, lengths) values ($1, date_trunc('minute', $2), $3, $4, $5)
on conflict (minute, kind) do update set done = job_minutes.done + excluded.done, failed = job_minutes.failed + excluded.failed,
  lengths = array(select coalesce(a, 0) + coalesce(b, 0) from unnest(job_minutes.lengths, excluded.lengths) with ordinality u(a, b, i) order by i)
