-- How many things of each story changed after a position, other than by the reader. $1 reader text, $2 stories uuid[], $3 positions bigint[]
select asked.story_id, (select count(distinct subject)::int from storytracker.story_news_v1 news
  where news.story_id = asked.story_id and news.position > asked.seen_to and news.actor <> $1)
from unnest($2::uuid[], $3::bigint[]) asked(story_id, seen_to)
