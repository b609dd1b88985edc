-- Feeds that may have lost their poll: no job waits or runs for them. Whether each is still to be polled, its stream says. A poll that was
-- given up as a dead letter is not asked for again before an hour has passed. $1 now
select substr(f.stream, length('feed-') + 1)::uuid
from storytracker.events f
where f.stream >= 'feed-' and f.stream < 'feed.' and f.version = 1
  and not exists (select from storytracker.jobs j where j.key = 'poll-feed:' || substr(f.stream, length('feed-') + 1))
  and not exists (select from storytracker.feed_polls p where p.feed_id = substr(f.stream, length('feed-') + 1)::uuid
                  and p.schedule ->> 'stoppedBecause' is not null)
  and not exists (select from storytracker.dead_jobs d where d.kind = 'poll-feed' and d.args ->> 'feedId' = substr(f.stream, length('feed-') + 1)
                  and d.died_at > $1 - interval '1 hour')
order by f.position
