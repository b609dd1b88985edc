-- Dead letters that were discarded, newest first. $1 before this time or null, $2 how many, $3 and before this id
select id, kind, reason, discarded_by, discarded_at from storytracker.discarded_jobs
where ($1::timestamptz is null or (discarded_at, id) < ($1, $3)) order by discarded_at desc, id desc limit $2
