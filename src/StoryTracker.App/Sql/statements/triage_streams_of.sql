-- Streams of stories and speakers that tell of something, with the article and the impossible date where it rests on one. Reads the log. $1 its id (text)
select stream, max(coalesce(data #>> '{claim,articleId}', data ->> 'articleId')),
  max(coalesce(data #>> '{claim,said,conflict,printed}', data #>> '{when,conflict,printed}'))
from storytracker.events
where (starts_with(stream, 'story-') or starts_with(stream, 'speaker-')) and (stream = 'story-' || $1 or data::text like '%' || $1 || '%')
group by stream order by stream
