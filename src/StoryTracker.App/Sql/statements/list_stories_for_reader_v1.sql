-- A page of stories as a reader asks for them. $1 reader text, $2 nil uuid, $3 order (activity, new, title), $4 which (all, new, starred, live, quiet),
-- $5 quiet since timestamptz, after: $6 rank int, $7 position bigint, $8 title text, $9 id uuid (null on the first page), $10 limit int,
-- $11 hidden uuid[] (not there for the reader)
with marked as (select story_id, seen_to, seen_at, starred from storytracker.reading_marks where reader = $1),
everywhere as (select max(seen_to) as seen_to, max(seen_at) as seen_at from marked where story_id = $2),
listed as (
  select s.story_id, s.emerging, s.position, coalesce(m.starred, false) as starred, greatest(m.seen_to, e.seen_to) as seen_to,
    case when e.seen_to > coalesce(m.seen_to, 0) then e.seen_at else m.seen_at end as seen_at, s.changed_at,
    ($3 = 'new' or $4 = 'new') and s.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and exists (
      select from storytracker.story_news_v1 n where n.story_id = s.story_id and n.position > coalesce(greatest(m.seen_to, e.seen_to), 0) and n.actor <> $1) as news,
    case when $3 = 'title' then (
      -- The title that holds: the newest one that no later undo took back.
      select lower(coalesce(t.title, '')) from (
        select e.data ->> 'title' as title, e.type, sum(case e.type when 'description-undone' then -1 else 1 end) over (order by e.version desc) as held, e.version
        from storytracker.events e where e.stream = 'story-' || s.story_id and e.type in ('story-opened', 'story-described', 'description-undone')) t
      where t.type <> 'description-undone' and t.held = 1 order by t.version desc limit 1) end as title
  from storytracker.index_stories_v2 s cross join everywhere e left join marked m on m.story_id = s.story_id
  where not (s.story_id = any ($11))
),
ranked as (
  select *, case $3 when 'new' then case when news then 0 else 1 end when 'title' then 0 else emerging::int end as rank,
    case when $3 = 'title' then coalesce(title, '') else '' end as by_title, case when $3 = 'title' then 0 else -position end as by_position
  from listed
  where case $4 when 'new' then news when 'starred' then starred when 'live' then changed_at > $5 when 'quiet' then changed_at <= $5 else true end
)
select story_id, emerging, position, starred, seen_to, seen_at, rank, by_title from ranked
where $9::uuid is null or (rank, by_position, by_title, story_id) > ($6, -$7, $8, $9)
order by rank, by_position, by_title, story_id limit $10
