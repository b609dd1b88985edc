-- Streams of stories that announce days or hold promises. Reads the whole log.
select distinct stream from storytracker.events
where starts_with(stream, 'story-') and not data ? '$erased'
  and (type in ('date-announced', 'follow-up-opened') or (type in ('claim-recorded', 'claim-revised') and data #>> '{claim,meaning,act,kind}' = 'promise'))
order by stream
