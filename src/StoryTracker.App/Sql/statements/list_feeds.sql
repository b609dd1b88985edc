-- Every feed by its stream: when and by whom it was registered, how its polls go, when the next one is due, and its last fourteen days.
-- $1 one feed or null for all, $2 first day that counts
select f.stream, f.data ->> 'by', f.recorded_at, p.health, p.reason, p.polled_at, p.succeeded_at, p.failures, p.not_before, p.error, p.error_at,
  p.excerpt, coalesce(p.redirects, '[]')::text, p.proposed_url, p.hub, p.self, j.due_at, j.leased_by is not null,
  coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'polls', d.polls, 'notModified', d.not_modified, 'failures', d.failures,
    'items', d.items, 'bytes', d.bytes) order by d.day) from storytracker.feed_days d where d.feed_id = i.id and d.day >= $2), '[]')::text
from storytracker.events f
cross join lateral (select substr(f.stream, length('feed-') + 1)::uuid as id) i
left join storytracker.feed_polls p on p.feed_id = i.id
left join storytracker.jobs j on j.key = 'poll-feed:' || i.id
where f.stream >= 'feed-' and f.stream < 'feed.' and f.version = 1 and ($1::uuid is null or f.stream = 'feed-' || $1)
order by f.position
