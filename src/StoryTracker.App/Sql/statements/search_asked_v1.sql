-- What was asked for, as queries: with filters, without them, and what is marked in what is found; and about how many lines and articles have it.
-- $1 loose words, $2 phrases, $3 excluded words, $4 filters of lines, $5 filters of articles
with asked as materialized (
  select storytracker.search_query($1, $2, $3, $4) as lines, storytracker.search_query($1, $2, $3, '') as words,
    storytracker.search_query($1, $2, $3, $5) as articles, websearch_to_tsquery('english', $1 || ' ' || array_to_string($2, ' ')) as shown
)
select lines::text, words::text, articles::text, shown::text, numnode(words) > 0 as has_words,
  storytracker.search_estimate('storytracker.search_claims_v1', lines), storytracker.search_estimate('storytracker.search_articles_v1', articles)
from asked
