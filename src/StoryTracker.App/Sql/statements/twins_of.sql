-- Streams of articles that are other addresses of an article. Reads the whole log. $1 article (text)
select distinct stream from storytracker.events where type = 'article-twinned' and data ->> 'twinOf' = $1 order by stream
