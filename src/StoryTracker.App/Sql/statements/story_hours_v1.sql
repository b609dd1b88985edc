-- What came to stories by the hour, over the last 48. $1 stories uuid[], $2 now timestamptz
select story_id, greatest(0, least(47, floor(extract(epoch from ($2 - recorded_at)) / 3600)))::int as hours_ago, count(*)::int
from storytracker.story_news_v1 where story_id = any($1) and recorded_at > $2 - interval '48 hours' group by 1, 2
