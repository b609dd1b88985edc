-- Counts entries that came without a poll. $1 feed, $2 now, $3 how many
insert into storytracker.feed_days as d (feed_id, day, items) values ($1, ($2 at time zone 'UTC')::date, $3)
on conflict (feed_id, day) do update set items = d.items + excluded.items
