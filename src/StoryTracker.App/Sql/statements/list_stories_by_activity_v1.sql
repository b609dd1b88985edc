-- A page of stories in the newsroom's own order, set up ones first, last changed first, in which only some are shown: the index is walked until the page is full.
-- $1 reader text, $2 nil uuid, $3 which (all, new, starred, live, quiet), $4 quiet since timestamptz, after: $5 rank int, $6 position bigint,
-- $7 id uuid (null on the first page), $8 limit int, $9 hidden uuid[] (not there for the reader)
with everywhere as (select max(seen_to) as seen_to, max(seen_at) as seen_at from storytracker.reading_marks where reader = $1 and story_id = $2)
select s.story_id, s.emerging, s.position, coalesce(m.starred, false), greatest(m.seen_to, e.seen_to),
  case when e.seen_to > coalesce(m.seen_to, 0) then e.seen_at else m.seen_at end, s.emerging::int, ''
from storytracker.index_stories_v2 s cross join everywhere e left join storytracker.reading_marks m on m.reader = $1 and m.story_id = s.story_id
where not (s.story_id = any ($9)) and ($7::uuid is null or (s.emerging::int, -s.position, s.story_id) > ($5, -$6, $7))
  and case $3
    when 'new' then s.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and exists (
      select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and n.actor <> $1)
    when 'starred' then m.starred when 'live' then s.changed_at > $4 when 'quiet' then s.changed_at <= $4 else true end
order by s.emerging, -s.position, s.story_id limit $8
