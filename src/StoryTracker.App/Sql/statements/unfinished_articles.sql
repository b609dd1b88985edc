-- Articles on which work was under way, in order of arrival: the newest revision was not read (1), was read but not placed (2), or the article
-- was removed but not scrubbed (3), or was placed but its claims not compared (5). Of what feeds listed: its page was not fetched and read yet (4),
-- nor is it stated that it cannot be had.
with newest as (
  select stream, max((data ->> 'revision')::int) as revision, max(position) as position from storytracker.events
  where type = 'revision-recorded' and not data ? '$erased' group by stream
), done as (
  select n.*, exists (select from storytracker.events e where e.stream = n.stream and e.type = 'article-erased') as removed,
    exists (select from storytracker.events e where e.stream = n.stream and e.type = 'claims-extracted' and (e.data ->> 'revision')::int = n.revision) as read,
    exists (select from storytracker.events e where e.stream = n.stream and e.type = 'article-assigned' and (e.data ->> 'revision')::int = n.revision) as placed,
    exists (select from storytracker.events e where e.stream = n.stream and e.type = 'statements-matched' and (e.data ->> 'revision')::int = n.revision) as matched
  from newest n
)
select stream, revision, case when removed then 3 when not read then 1 when not placed then 2 else 5 end, position from done
where removed or not read or not placed or not matched
union all
select stream, 0, 4, position from (
  select stream, min(position) as position from storytracker.events where type = 'article-sighted' and not data ? '$erased' group by stream
) sighted
where not exists (select from storytracker.events e where e.stream = sighted.stream
                  and e.type in ('revision-recorded', 'article-twinned', 'article-unreachable', 'article-erased'))
order by 4
