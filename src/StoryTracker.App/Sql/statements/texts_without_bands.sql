-- Articles on record of which no band is kept, with the number of their newest revision, in the order of their ids from one on. $1 after, $2 limit
select article_id, revision from (
  select substr(stream, length('article-') + 1)::uuid as article_id, max((data ->> 'revision')::int) as revision
  from storytracker.events where type = 'revision-recorded' and not data ? '$erased' group by stream
) newest
where article_id > $1 and not exists (select from storytracker.text_bands b where b.article_id = newest.article_id)
order by article_id limit $2
