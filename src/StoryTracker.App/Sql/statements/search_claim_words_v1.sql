-- The words of a line. $1 claim, $2 stories that are left out
select text, name, article_id from storytracker.search_claims_v1 where claim_id = $1 and words is not null and story_id <> all ($2) limit 1
