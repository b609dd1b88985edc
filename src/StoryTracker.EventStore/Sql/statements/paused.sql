-- The paused kinds: which, by whom, since when.
select kind, paused_by, paused_at from storytracker.paused_kinds order by kind
