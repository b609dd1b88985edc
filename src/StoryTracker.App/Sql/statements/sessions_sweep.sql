-- Forgets sessions that are over, and addresses that work no more. $1 last used before timestamptz, $2 began before timestamptz, $3 now timestamptz
with gone as (delete from storytracker.invitations where until < $3)
delete from storytracker.sessions where last_seen < $1 or began < $2
