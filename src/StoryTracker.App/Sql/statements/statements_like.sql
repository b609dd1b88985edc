-- Claims of other articles that share keys with a claim: of one of its speaker's identities anywhere, then of anybody in the articles of its
-- stories; those that share most first. Of a key that very many claims have, two hundred are looked at, so the cost has a bound.
-- $1 article, $2 speakers (uuid), $3 keys, $4 articles of the stories
with of_speaker as (
  select b.claim_id, count(*) as shared from unnest($3::bigint[]) q(key) cross join unnest($2::uuid[]) s(speaker)
  cross join lateral (
    select claim_id from storytracker.statement_keys t where t.speaker_id = s.speaker and t.key = q.key and t.article_id <> $1 order by claim_id limit 200) b
  group by 1 order by 2 desc, 1 limit 30
), on_stories as (
  select b.claim_id, count(*) as shared from unnest($3::bigint[]) q(key)
  cross join lateral (
    select claim_id, article_id from storytracker.statement_keys t where t.key = q.key and t.article_id <> $1 order by claim_id limit 200) b
  where b.article_id = any($4) group by 1 order by 2 desc, 1 limit 20
)
select claim_id from of_speaker union select claim_id from on_stories order by 1
