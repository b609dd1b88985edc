-- Streams of stories and speakers with an event that still tells of an article, whoever put it there, and speakers whom it introduces. Reads
-- the whole log. $1 article (text)
select distinct stream from storytracker.events
where not starts_with(stream, 'article-')
  and (data @> jsonb_build_object('articleId', $1::text) or data @> jsonb_build_object('claim', jsonb_build_object('articleId', $1::text))
    or data @> jsonb_build_object('articleIds', jsonb_build_array($1::text))
    or data @> jsonb_build_object('candidate', jsonb_build_object('introducedBy', $1::text))
    or data @> jsonb_build_object('candidates', jsonb_build_array(jsonb_build_object('introducedBy', $1::text))))
union
select 'speaker-' || (data #>> '{candidate,speakerId}') from storytracker.events
where type = 'mention-resolved' and data @> jsonb_build_object('candidate', jsonb_build_object('introducedBy', $1::text))
order by stream
