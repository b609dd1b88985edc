-- What there is to do so that every feed that names a hub is subscribed there and no other is. $1 beginning of our callbacks
with wanted as (
  select feed_id, hub, coalesce(self, url) as topic from storytracker.feed_health
  where hub is not null and state not in ('paused', 'gone', 'retired')
), live as (
  select s.*, w.feed_id is not null and w.hub = s.hub and w.topic = s.topic and starts_with(s.callback, $1) as fits
  from storytracker.websub_subscriptions s left join wanted w using (feed_id) where s.state not in ('leaving', 'ended')
)
select 'leave', l.id, l.feed_id, l.hub, l.topic from live l where not l.fits
union all
select 'ask', l.id, l.feed_id, l.hub, l.topic from live l
where l.fits and (
  l.state = 'asking' and coalesce(l.asked_at, l.changed_at) < now() - interval '1 day'
  or l.state = 'active' and l.lease_until < now()
  or l.state = 'denied' and l.changed_at < now() - interval '7 days'
  or l.state = 'failed' and l.changed_at < now() - interval '1 day')
union all
select 'begin', null, w.feed_id, w.hub, w.topic from wanted w
where not exists (select from live l where l.feed_id = w.feed_id and l.fits)
order by 1 desc, 3
