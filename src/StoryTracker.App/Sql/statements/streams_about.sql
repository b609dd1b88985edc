-- Streams of stories and speakers with an event that still tells of an article, whoever put it there. Reads the whole log. $1 article (text)
select distinct stream from storytracker.events
where not starts_with(stream, 'article-')
  and (data @> jsonb_build_object('articleId', $1::text) or data @> jsonb_build_object('claim', jsonb_build_object('articleId', $1::text))
    or data @> jsonb_build_object('a', jsonb_build_object('articleId', $1::text)) or data @> jsonb_build_object('b', jsonb_build_object('articleId', $1::text))
    or data @> jsonb_build_object('evidence', jsonb_build_array(jsonb_build_object('articleId', $1::text)))
    or data @> jsonb_build_object('articles', jsonb_build_array($1::text)))
order by stream
