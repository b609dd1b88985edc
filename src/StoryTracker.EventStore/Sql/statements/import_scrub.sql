-- Payloads that the ledger says are gone. $1 positions
update storytracker.events e set data = jsonb_build_object('$erased', l.notice)
from storytracker.erasures l where e.position = any($1) and l.position = e.position and not e.data ? '$erased'
