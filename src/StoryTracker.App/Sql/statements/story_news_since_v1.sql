-- Stories to which something came after a position, with the last that did. $1 position bigint, $2 story uuid (null: all)
select story_id, max(position) from storytracker.story_news_v1
where position > $1 and ($2::uuid is null or story_id = $2) group by story_id order by 2 limit 200
