-- Days were given for follow-ups. $1 days, $2 stories, $3 follow-ups, $4 positions
insert into follow_up_days_v1 (day, story_id, follow_up_id, since)
select day, story_id, follow_up_id, min(position) from unnest($1::date[], $2::uuid[], $3::uuid[], $4::bigint[]) e(day, story_id, follow_up_id, position)
group by day, story_id, follow_up_id
on conflict (day, story_id, follow_up_id) do nothing
