-- Machines' decisions since a time, newest first: how many there are, ten thousand at most, and every few of them as a sample. $1 since
with done as materialized (
  select position, stream, type, recorded_at, data ->> 'title' as title from storytracker.events
  where recorded_at >= $1 and type in ('article-assigned', 'reports-joined', 'lines-linked', 'mention-resolved', 'speaker-recognised')
    and coalesce(data ->> 'by', '') = '' and not data ? '$erased' order by position desc limit 10000
), numbered as (
  select *, row_number() over (order by position desc) as nth, count(*) over () as n from done
)
select n, position from numbered where (nth - 1) % greatest(1, n / 5) = 0 order by position desc limit 5
