-- How the removal of an article stands: entries without content, when they lost it, whether its job is there, is worked on, paused, or a dead letter (why), whether
-- read models are behind the order, why the last attempt failed. $1 article (text), $2 position of the order
select (select count(*) from storytracker.erasures where notice ->> 'articleId' = $1),
       (select max(e.erased_at) from storytracker.erasures e
        where e.notice ->> 'articleId' = $1 and exists (select from storytracker.erased_articles a where a.article_id = $1::uuid)),
       j.id is not null, j.leased_by is not null, exists (select from storytracker.paused_kinds where kind = 'carry-out-erasure'),
       (select d.error from storytracker.dead_jobs d where d.key = 'carry-out-erasure:' || $1 order by d.id desc limit 1),
       exists (select from storytracker.projections p where p.state = 'live' and p.position < $2), j.last_error
from (values (1)) one(row) left join storytracker.jobs j on j.key = 'carry-out-erasure:' || $1
