-- Opens the gate again once the time between requests has passed since the last one began. $1 host, $2 holder, $3 time between requests,
-- $4 begun, $5 the server asked everybody to wait until then, or null
update storytracker.host_gates set
  free_at = greatest($4 + $3, clock_timestamp()),
  not_before = case when $5 > clock_timestamp() then $5 else not_before end, holder = null
where host = $1 and holder = $2
