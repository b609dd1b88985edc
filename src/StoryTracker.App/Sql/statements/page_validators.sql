-- Validators of the page as it was fetched last. $1 article
select etag, last_modified, validators_from from storytracker.page_fetches where article_id = $1 and sha256 is not null
