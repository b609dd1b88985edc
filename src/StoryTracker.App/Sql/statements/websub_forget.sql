-- Subscriptions that ended a month ago.
delete from storytracker.websub_subscriptions where state = 'ended' and changed_at < now() - interval '30 days'
