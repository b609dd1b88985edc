-- Removal on legal request: which articles are gone, what of theirs is not put on record again, and how it is all scrubbed at once.

create table storytracker.erased_articles (
  article_id      uuid        primary key,
  reason          text        not null,
  legal_reference text,
  erased_by       text        not null,
  erased_at       timestamptz not null
);

-- SHA-256 of what would bring a removed article back: its address, its text (case, spacing and punctuation apart), its bytes as they came.
create table storytracker.blocked (
  kind       text check (kind in ('address', 'text', 'bytes')),
  sha256     text check (sha256 ~ '^[0-9a-f]{64}$'),
  article_id uuid not null references storytracker.erased_articles,
  primary key (kind, sha256)
);

create trigger erased_articles_append_only before update or delete on storytracker.erased_articles
  for each row execute function storytracker.forbid_change();
create trigger erased_articles_no_truncate before truncate on storytracker.erased_articles
  for each statement execute function storytracker.forbid_change();
create trigger blocked_append_only before update or delete on storytracker.blocked
  for each row execute function storytracker.forbid_change();
create trigger blocked_no_truncate before truncate on storytracker.blocked
  for each statement execute function storytracker.forbid_change();

-- Raw bytes are kept unchanged, and leave only when they are those of a removed article; then they do not come back.
create or replace function storytracker.forbid_document_change() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  if tg_op = 'DELETE' and exists (select from blocked where kind = 'bytes' and sha256 = old.sha256) then
    return old;
  end if;
  if tg_op = 'INSERT' then
    if exists (select from blocked where kind = 'bytes' and sha256 = new.sha256) then
      raise exception 'These bytes are those of an article that was removed on legal request.' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  raise exception 'raw bytes are kept unchanged' using errcode = 'feature_not_supported';
end $$;
drop trigger documents_keep on storytracker.documents;
create trigger documents_keep before insert or update or delete on storytracker.documents
  for each row execute function storytracker.forbid_document_change();
create trigger documents_no_truncate before truncate on storytracker.documents
  for each statement execute function storytracker.forbid_document_change();

alter table storytracker.erased_articles enable always trigger erased_articles_append_only;
alter table storytracker.erased_articles enable always trigger erased_articles_no_truncate;
alter table storytracker.blocked enable always trigger blocked_append_only;
alter table storytracker.blocked enable always trigger blocked_no_truncate;
alter table storytracker.documents enable always trigger documents_keep;
alter table storytracker.documents enable always trigger documents_no_truncate;

-- An erased event holds no passages any more; it comes in again when a log is imported.
create or replace function storytracker.passages_prove_themselves() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  quoted record;
begin
  if exists (select from added where type in ('claim-recorded', 'claim-revised') and not data ? '$erased'
             and coalesce(jsonb_array_length(data #> '{claim,words}'), 0) = 0) then
    raise exception 'A claim without words cannot be put on record.' using errcode = 'check_violation';
  end if;
  for quoted in
    select coalesce(data #>> '{claim,articleId}', data ->> 'articleId', substr(stream, length('article-') + 1)) as article,
           coalesce(data #>> '{claim,revision}', data ->> 'revision')::int as revision, array_agg(data) as data
    from added
    where type in ('claims-extracted', 'claim-recorded', 'claim-revised', 'claim-corrected', 'date-announced', 'alias-reported')
      and not data ? '$erased'
    group by 1, 2
  loop
    perform prove_passages(quoted.article, quoted.revision, quoted.data);
  end loop;
  return null;
end $$;

-- Enters a removed article and what of it is blocked, and deletes its bytes. Repeating it changes nothing.
create function storytracker.block_article(
  p_article uuid, p_reason text, p_reference text, p_by text, p_at timestamptz, p_kinds text[], p_hashes text[]) returns void
language plpgsql set search_path = storytracker, pg_catalog as $$
begin
  insert into erased_articles (article_id, reason, legal_reference, erased_by, erased_at)
    values (p_article, p_reason, p_reference, p_by, p_at) on conflict (article_id) do nothing;
  insert into blocked (kind, sha256, article_id)
    select h.kind, h.sha256, p_article from unnest(p_kinds, p_hashes) h(kind, sha256) order by 1, 2 on conflict (kind, sha256) do nothing;
  delete from documents d using blocked b where b.article_id = p_article and b.kind = 'bytes' and d.sha256 = b.sha256;
end $$;

-- Everything that is scrubbed, in one call that is all or nothing: the block list, the bytes, jobs and dead letters that tell of the
-- article, and last, under the append lock, the payloads. Returns how many payloads were erased now.
--   p_jobs     waiting and running jobs that are about the article or carry its words: they end
--   p_dead     dead letters of that kind: they stay in number, without arguments and errors
--   p_errors   other jobs whose last error repeats its words      p_stopped  projections (name) whose error does, or what is told of events they left out
create function storytracker.carry_out_erasure(
  p_article uuid, p_reason text, p_reference text, p_by text, p_at timestamptz, p_kinds text[], p_hashes text[],
  p_positions bigint[], p_notices jsonb[], p_jobs bigint[], p_dead bigint[], p_errors bigint[], p_stopped text[]) returns bigint
language plpgsql set search_path = storytracker, pg_catalog set lock_timeout = '10s' as $$
declare
  gone constant text := 'Removed on legal request.';
begin
  perform block_article(p_article, p_reason, p_reference, p_by, p_at, p_kinds, p_hashes);
  perform from jobs where id = any(p_jobs || p_errors) order by id for update;   -- in the order in which an append locks them
  delete from jobs where id = any(p_jobs);
  update jobs set last_error = gone where id = any(p_errors);
  update dead_jobs set args = jsonb_build_object('$erased', gone), key = null, error = gone where id = any(p_dead);
  update projections set error = gone where name = any(p_stopped) and error is not null;
  update projection_skips set error = gone where name = any(p_stopped) or position = any(p_positions);
  return erase_each(p_positions, p_notices);
end $$;
