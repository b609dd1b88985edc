-- Utterances: words that are joined, linked or set against each other prove themselves like everything else. A trigger of its own beside that of
-- claims: each wording names its article and its revision.
create function storytracker.wordings_prove_themselves() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  quoted record;
begin
  if exists (select from added where type = 'divergence-found' and not data ? '$erased' and coalesce(jsonb_array_length(data -> 'evidence'), 0) = 0) then
    raise exception 'A divergence cannot be put on record without the words it rests on.' using errcode = 'check_violation';
  end if;
  for quoted in
    with parts as (
      select p.part from added a, unnest(array[a.data -> 'a', a.data -> 'b']) p(part)
      where a.type in ('reports-joined', 'reports-parted', 'lines-linked', 'lines-unlinked', 'wordings-set-side-by-side', 'paraphrase-suggested',
                       'paraphrase-confirmed', 'paraphrase-declined', 'matching-proposed')
        and not a.data ? '$erased'
      union all
      select e.part from added a, jsonb_array_elements(a.data -> 'evidence') e(part) where a.type = 'divergence-found' and not a.data ? '$erased'
    )
    select part ->> 'articleId' as article, (part ->> 'revision')::int as revision, array_agg(part) as data from parts group by 1, 2
  loop
    perform prove_passages(quoted.article, quoted.revision, quoted.data);
  end loop;
  return null;
end $$;

create trigger events_wordings_prove_themselves after insert on storytracker.events
  referencing new table as added for each statement execute function storytracker.wordings_prove_themselves();
alter table storytracker.events enable always trigger events_wordings_prove_themselves;

-- What a claim is looked up by when another one may tell the same remark: a few keys of its words, by speaker. Written by the job that compares
-- it. Derived from claims: no part of a dump, gone with the article.
create table storytracker.statement_keys (
  speaker_id uuid,                    -- null while nobody could say
  key        bigint not null,
  claim_id   uuid   not null,
  article_id uuid   not null,
  primary key (claim_id, key)
);
create index statement_keys_speaker on storytracker.statement_keys (speaker_id, key, claim_id) include (article_id);
create index statement_keys_key on storytracker.statement_keys (key, claim_id) include (article_id);
create index statement_keys_article on storytracker.statement_keys (article_id);

-- Which stories hold a claim.
create index events_claim_stories on storytracker.events ((data ->> 'claimId')) where type = 'claim-recorded';

create function storytracker.forget_statement_keys() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  delete from statement_keys where article_id = new.article_id;
  return null;
end $$;
create trigger erased_articles_forget_statement_keys after insert on storytracker.erased_articles
  for each row execute function storytracker.forget_statement_keys();
alter table storytracker.erased_articles enable always trigger erased_articles_forget_statement_keys;
