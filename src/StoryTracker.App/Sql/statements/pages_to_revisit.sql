-- Articles whose page was fetched and that changed last after a time, with that time, in the order of their ids from one on.
-- $1 changed after, $2 after (id), $3 limit
select article_id, changed from (
  select substr(stream, length('article-') + 1)::uuid as article_id, max(recorded_at) filter (where type = 'revision-recorded') as changed,
    bool_or(type = 'article-fetched') as fetched, bool_or(type in ('article-erased', 'article-twinned')) as ended
  from storytracker.events where type in ('revision-recorded', 'article-fetched', 'article-erased', 'article-twinned') group by stream
) articles
where fetched and not ended and changed > $1 and article_id > $2 order by article_id limit $3
