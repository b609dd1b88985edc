-- A page of stories, what is new to the reader first, each part last changed first. They are put in order before anybody asks what is new on them, so that this is
-- asked only until the page is full, and of what is not new only where the rest does not fill it. $1 reader text, $2 nil uuid,
-- $3 which (all, new, starred, live, quiet), $4 quiet since timestamptz, after: $5 rank int, $6 position bigint, $7 id uuid (null on the first page), $8 limit int,
-- $9 hidden uuid[] (not there for the reader)
with everywhere as (select max(seen_to) as seen_to, max(seen_at) as seen_at from storytracker.reading_marks where reader = $1 and story_id = $2),
listed as not materialized (
  select s.story_id, s.emerging, s.position, -s.position as back, coalesce(m.starred, false) as starred, greatest(m.seen_to, e.seen_to) as seen_to,
    case when e.seen_to > coalesce(m.seen_to, 0) then e.seen_at else m.seen_at end as seen_at, s.position > coalesce(greatest(m.seen_to, e.seen_to), 0) as changed
  from storytracker.index_stories_v2 s cross join everywhere e left join storytracker.reading_marks m on m.reader = $1 and m.story_id = s.story_id
  where not (s.story_id = any ($9)) and case $3 when 'starred' then m.starred when 'live' then s.changed_at > $4 when 'quiet' then s.changed_at <= $4 else true end
),
fresh as materialized (
  select * from (select * from listed where changed and ($7::uuid is null or ($5 = 0 and (back, story_id) > (-$6, $7))) order by back, story_id offset 0) s
  where case when changed then exists (
    select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(s.seen_to, 0) and n.actor <> $1) end
  order by s.back, s.story_id limit $8
),
rest as materialized (
  select * from (select * from listed where $3 <> 'new' and ($7::uuid is null or $5 = 0 or (back, story_id) > (-$6, $7)) order by back, story_id offset 0) s
  where case when changed then not exists (
    select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(s.seen_to, 0) and n.actor <> $1) else true end
  order by s.back, s.story_id limit greatest(0, $8 - (select count(*) from fresh))
)
select story_id, emerging, position, starred, seen_to, seen_at, rank, '' from (
  select 0 as rank, * from fresh union all select 1, * from rest) page order by rank, back, story_id limit $8
