-- Days that stories come back to, the earliest first. $1 position bigint (last that counts), $2 after_day date, $3 after_story uuid (null on the
-- first page), $4 after_follow_up uuid, $5 limit int
select day, story_id, follow_up_id from storytracker.follow_up_days_v1
where since <= $1 and ($3::uuid is null or (day, story_id, follow_up_id) > ($2, $3, $4))
order by day, story_id, follow_up_id limit $5
