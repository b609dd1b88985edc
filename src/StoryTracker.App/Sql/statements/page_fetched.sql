-- Notes how a page was fetched. $1 article, $2 etag, $3 last modified, $4 sha256, $5 status, $6 now, $7 address that gave the validators
insert into storytracker.page_fetches as p (article_id, etag, last_modified, sha256, status, fetched_at, validators_from)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (article_id) do update set etag = coalesce(excluded.etag, case when excluded.status = 304 then p.etag end),
  last_modified = coalesce(excluded.last_modified, case when excluded.status = 304 then p.last_modified end),
  sha256 = coalesce(excluded.sha256, case when excluded.status = 304 then p.sha256 end), status = excluded.status, fetched_at = excluded.fetched_at,
  validators_from = excluded.validators_from
