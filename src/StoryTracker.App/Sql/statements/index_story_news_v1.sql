-- What is new on stories. $1 stories uuid[], $2 positions bigint[], $3 subjects uuid[], $4 actors text[], $5 recorded timestamptz[]
insert into story_news_v1 (story_id, position, subject, actor, recorded_at)
select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::timestamptz[])
on conflict (story_id, position) do nothing
