-- Lets a projection go on that a program stopped because it could not read the next event, if this one can ("this program" is what every
-- such refusal says, and what no other need say). $1 name, $2 version, $3 what this program reads, as name@schema
update storytracker.projections p set state = 'building', failures = 0, error = null, updated_at = clock_timestamp()
from storytracker.events e
where p.name = $1 and p.version = $2 and p.state = 'stopped' and p.error like '%this program%'
  and e.position = p.position + 1 and e.type || '@' || e.schema = any($3)
