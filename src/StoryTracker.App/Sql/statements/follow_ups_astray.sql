-- A stream whose follow-ups broke a rule, and which: asked twice for one day (1), asked before the day was over (2), or rest on a date or claim
-- that never was on the stream (3). Reads the whole log.
select stream, 1 as rule from storytracker.events
where type = 'follow-up-due' and not data ? '$erased' group by stream, data ->> 'followUpId', data ->> 'due' having count(*) > 1
union all
select stream, 2 from storytracker.events
where type = 'follow-up-due' and not data ? '$erased'
  and (data ->> 'at')::timestamptz < ((data ->> 'due')::date + 1 + time '12:00') at time zone 'UTC'
union all
select f.stream, 3 from storytracker.events f
where f.type in ('follow-up-opened', 'follow-up-joined') and not f.data ? '$erased'
  and not exists (select from storytracker.events e where e.stream = f.stream and e.version < f.version
                  and (e.data ->> 'dateId' = f.data ->> 'evidenceId' or e.data ->> 'claimId' = f.data ->> 'evidenceId' or e.data ? '$erased'))
limit 1
