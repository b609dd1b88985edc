-- The ledger of erasures as JSON objects, oldest entry first, each with the identity of its event, so that it can be applied to another copy
-- of the log.
select '{"position":' || l.position || ',"stream":' || to_json(e.stream) || ',"version":' || e.version || ',"type":' || to_json(e.type)
  || ',"notice":' || l.notice || ',"erasedAt":"' || to_char(l.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"}'
from storytracker.erasures l join storytracker.events e on e.position = l.position order by l.id
