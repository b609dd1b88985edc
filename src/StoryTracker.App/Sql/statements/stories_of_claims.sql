-- Streams of the stories that hold one of these claims. $1 claims (text)
select distinct stream from storytracker.events where type = 'claim-recorded' and data ->> 'claimId' = any($1) order by stream
