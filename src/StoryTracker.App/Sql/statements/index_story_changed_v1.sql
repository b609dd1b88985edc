-- Stories were opened or changed. $1 stories, $2 emerging (counts when a story opens), $3 positions, $4 recorded
insert into index_stories_v1 (story_id, emerging, opened_at, position, changed_at)
select story_id, (array_agg(emerging order by position))[1], min(position), max(position), max(recorded_at)
from unnest($1::uuid[], $2::boolean[], $3::bigint[], $4::timestamptz[]) e(story_id, emerging, position, recorded_at) group by story_id
on conflict (story_id) do update set position = excluded.position, changed_at = excluded.changed_at
