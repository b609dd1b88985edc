-- A page of stories in the newsroom's own order, set up ones first, last changed first, in which only some are shown. They are put in order before anybody asks
-- what is new on them, so that this is asked only until the page is full. $1 reader text, $2 nil uuid, $3 which (all, new, starred, live, quiet),
-- $4 quiet since timestamptz, after: $5 rank int, $6 position bigint, $7 id uuid (null on the first page), $8 limit int, $9 hidden uuid[] (not there for the reader)
with everywhere as (select max(seen_to) as seen_to, max(seen_at) as seen_at from storytracker.reading_marks where reader = $1 and story_id = $2)
select story_id, emerging, position, starred, seen_to, seen_at, emerging::int as rank, '' from (
  select s.story_id, s.emerging, s.position, -s.position as back, coalesce(m.starred, false) as starred, greatest(m.seen_to, e.seen_to) as seen_to,
    case when e.seen_to > coalesce(m.seen_to, 0) then e.seen_at else m.seen_at end as seen_at
  from storytracker.index_stories_v2 s cross join everywhere e left join storytracker.reading_marks m on m.reader = $1 and m.story_id = s.story_id
  where not (s.story_id = any ($9)) and ($7::uuid is null or (s.emerging::int, -s.position, s.story_id) > ($5, -$6, $7))
    and case $3 when 'new' then s.position > coalesce(greatest(m.seen_to, e.seen_to), 0) when 'starred' then m.starred
      when 'live' then s.changed_at > $4 when 'quiet' then s.changed_at <= $4 else true end
  order by s.emerging, back, s.story_id offset 0) s
where case when $3 <> 'new' then true else exists (
  select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(s.seen_to, 0) and n.actor <> $1) end
order by s.emerging, s.back, s.story_id limit $8
