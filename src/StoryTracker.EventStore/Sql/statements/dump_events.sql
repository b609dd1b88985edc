-- Events as the beginning of a line of JSON each, in order. Payloads are the text that jsonb keeps, so nothing is written anew.
-- $1 after this position, $2 up to this position
select '{"position":' || position || ',"stream":' || to_json(stream) || ',"version":' || version || ',"type":' || to_json(type)
  || ',"schema":' || schema || ',"recordedAt":"' || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  || '","key":' || coalesce('"' || key || '"', 'null') || ',"meta":' || meta || ',"data":' || data
from storytracker.events where position > $1 and position <= $2 order by position
