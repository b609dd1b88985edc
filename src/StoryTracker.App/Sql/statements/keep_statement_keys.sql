-- Keeps the keys of an article's claims in place of older ones. $1 article, $2 claims, $3 speakers, $4 keys: a row each
with own as (
  select claim_id, speaker_id, key from unnest($2::uuid[], $3::uuid[], $4::bigint[]) o(claim_id, speaker_id, key)
), outdated as (
  delete from storytracker.statement_keys k
  where k.article_id = $1 and not exists (select from own o where (o.claim_id, o.key) = (k.claim_id, k.key))
)
insert into storytracker.statement_keys (claim_id, speaker_id, key, article_id) select claim_id, speaker_id, key, $1 from own
where not exists (select from storytracker.erased_articles where article_id = $1)
on conflict (claim_id, key) do update set speaker_id = excluded.speaker_id where statement_keys.speaker_id is distinct from excluded.speaker_id
