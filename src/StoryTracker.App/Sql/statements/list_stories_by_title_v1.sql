-- A page of stories by title, as the search index knows the one that holds, walked in the order of its index. Those without one, because it was erased or has just
-- come, stand first. $1 reader text, $2 nil uuid, $3 which (all, new, starred, live, quiet), $4 quiet since timestamptz, after: $5 title text, $6 id uuid
-- (null on the first page), $7 limit int, $8 hidden uuid[] (not there for the reader)
with everywhere as (select max(seen_to) as seen_to, max(seen_at) as seen_at from storytracker.reading_marks where reader = $1 and story_id = $2),
untitled as materialized (
  select s.story_id, '' as title from storytracker.index_stories_v2 s
  where $5 = '' and not exists (
    select from storytracker.search_stories_v1 c join storytracker.search_titles_v1 t on t.story_id = c.story_id and t.depth = c.depth where c.story_id = s.story_id)
)
select story_id, emerging, position, starred, seen_to, seen_at, 0, title from (
  (select s.story_id, s.emerging, s.position, coalesce(m.starred, false) as starred, greatest(m.seen_to, e.seen_to) as seen_to,
    case when e.seen_to > coalesce(m.seen_to, 0) then e.seen_at else m.seen_at end as seen_at, t.title
  from untitled t join storytracker.index_stories_v2 s on s.story_id = t.story_id cross join everywhere e
    left join storytracker.reading_marks m on m.reader = $1 and m.story_id = s.story_id
  where not (s.story_id = any ($8)) and ($6::uuid is null or s.story_id > $6)
    and case $3
      when 'new' then s.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and exists (
        select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and n.actor <> $1)
      when 'starred' then m.starred when 'live' then s.changed_at > $4 when 'quiet' then s.changed_at <= $4 else true end
  order by s.story_id limit $7)
  union all
  -- What is looked up for each is kept apart, so that nobody joins all stories to sort them.
  (select s.story_id, s.emerging, s.position, coalesce(m.starred, false) as starred, greatest(m.seen_to, e.seen_to) as seen_to,
    case when e.seen_to > coalesce(m.seen_to, 0) then e.seen_at else m.seen_at end as seen_at, left(lower(t.title), 120) as title
  from storytracker.search_titles_v1 t cross join everywhere e
    cross join lateral (select from storytracker.search_stories_v1 c where c.story_id = t.story_id and c.depth = t.depth offset 0) holds
    cross join lateral (select * from storytracker.index_stories_v2 s where s.story_id = t.story_id offset 0) s
    left join lateral (select * from storytracker.reading_marks m where m.reader = $1 and m.story_id = t.story_id offset 0) m on true
  where (left(lower(t.title), 120), t.story_id) > ($5, coalesce($6, $2)) and not (t.story_id = any ($8))
    and case $3
      when 'new' then s.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and exists (
        select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and n.actor <> $1)
      when 'starred' then m.starred when 'live' then s.changed_at > $4 when 'quiet' then s.changed_at <= $4 else true end
  order by left(lower(t.title), 120), t.story_id limit $7)) page
order by title, story_id limit $7
