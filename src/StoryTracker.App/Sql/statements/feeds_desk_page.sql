-- A page of the feeds, those that want attention first, then by title. $1 state or null, $2 words or null, $3 rank, $4 title and $5 id that
-- the page before ended at (rank -1 for the first page), $6 how many, $7 id of the one feed wanted or null
with ranked as (
  select h.*, lower(h.title) as sorted,
    array_position(array['gone', 'blocked', 'failing', 'slow', 'new', 'quiet', 'ok', 'paused', 'retired'], h.state) as rank
  from storytracker.feed_health h
), page as (
  select * from ranked
  where ($1::text is null or state = $1)
    and ($2::text is null or strpos(sorted, lower($2)) > 0 or strpos(lower(url), lower($2)) > 0)
    and ($7::uuid is null or feed_id = $7)
    and (rank, sorted collate "C", feed_id) > ($3::int, $4::text collate "C", $5::uuid)
  order by rank, sorted collate "C", feed_id limit $6
)
select p.feed_id, p.url, p.title, p.home, p.added_by, p.added_at, p.state, p.activity, p.activity_by, p.activity_reason, p.activity_at,
  p.polled_at, p.succeeded_at, p.failures, p.reason, p.error, p.error_at, p.excerpt, p.redirects::text, p.proposed_url, p.hub,
  j.due_at, j.leased_by is not null as asking, p.rank, p.sorted
from page p left join storytracker.jobs j on j.key = 'poll-feed:' || p.feed_id
order by p.rank, p.sorted collate "C", p.feed_id
