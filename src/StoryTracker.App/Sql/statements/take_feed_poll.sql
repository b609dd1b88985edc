-- Takes a row of a dump in; what is here already stays. $1 row
insert into storytracker.feed_polls select (jsonb_populate_record(null::storytracker.feed_polls, $1)).* on conflict (feed_id) do nothing
