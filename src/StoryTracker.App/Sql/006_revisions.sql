-- Revisions: what an outlet changed proves itself like everything else. The passages of an event that tells of two revisions are proven against
-- the revision that each part names.
create or replace function storytracker.passages_prove_themselves() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  quoted record;
begin
  if exists (select from added where type in ('claim-recorded', 'claim-revised') and not data ? '$erased'
             and coalesce(jsonb_array_length(data #> '{claim,words}'), 0) = 0) then
    raise exception 'A claim without words cannot be put on record.' using errcode = 'check_violation';
  end if;
  if exists (select from added where not data ? '$erased' and (
               (type = 'claim-refound' and coalesce(jsonb_array_length(data #> '{printed,words}'), 0) = 0)
               or (type = 'quotation-changed' and coalesce(jsonb_array_length(data #> '{before,words}'), 0) = 0))) then
    raise exception 'What became of words cannot be put on record without them.' using errcode = 'check_violation';
  end if;
  for quoted in
    with parts as (
      select coalesce(data #>> '{claim,articleId}', data ->> 'articleId', substr(stream, length('article-') + 1)) as article,
             coalesce(data #>> '{claim,revision}', data ->> 'revision')::int as revision, data
      from added
      where type in ('claims-extracted', 'claim-recorded', 'claim-revised', 'claim-corrected', 'date-announced', 'alias-reported')
        and not data ? '$erased'
      union all
      select a.data ->> 'articleId', (p.part ->> 'revision')::int, p.part
      from added a, unnest(array[a.data -> 'printed', a.data -> 'before', a.data -> 'after']) p(part)
      where a.type in ('claim-refound', 'quotation-changed') and not a.data ? '$erased' and jsonb_typeof(p.part) = 'object'
    )
    select article, revision, array_agg(data) as data from parts group by 1, 2
  loop
    perform prove_passages(quoted.article, quoted.revision, quoted.data);
  end loop;
  return null;
end $$;

-- Where the text of an article's newest revision falls in each of its MinHash bands; two articles that share a band may print the same
-- text. Derived from revisions: no part of a dump, gone with the article.
create table storytracker.text_bands (
  band       smallint not null,
  hash       bigint   not null,
  article_id uuid     not null,
  revision   int      not null,
  primary key (band, hash, article_id)
);
create index text_bands_article on storytracker.text_bands (article_id);

create index events_copies on storytracker.events ((data ->> 'originalArticleId')) where type = 'article-recognised-as-copy';

-- An article that is removed takes its bands with it, and none comes back.
create function storytracker.forget_bands() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  delete from text_bands where article_id = new.article_id;
  return null;
end $$;
create trigger erased_articles_forget_bands after insert on storytracker.erased_articles
  for each row execute function storytracker.forget_bands();
alter table storytracker.erased_articles enable always trigger erased_articles_forget_bands;
