-- Every line proves itself: an event that quotes an article is refused unless each passage in it is the slice
-- [start, end) of the text of the revision it names. Offsets are UTF-16 code units, as in C#, JavaScript and JSON clients.

-- The text with a filler after each character outside the Basic Multilingual Plane, so that every UTF-16 code unit is one
-- character. A slice that would split a surrogate pair begins with a filler and equals no text widened by itself.
create function storytracker.widened(t text) returns text language sql immutable strict parallel safe as $$
  select case when t ~ '[\U00010000-\U0010FFFF]' then regexp_replace(t, '([\U00010000-\U0010FFFF])', '\1' || chr(57344), 'g') else t end
$$;

-- Refuses the passages among the given events that are not what one revision of one article prints. The text is read once and cut into
-- short pieces, because finding a place in a long text means walking to it from its beginning.
create function storytracker.prove_passages(p_article text, p_revision int, p_data jsonb[]) returns void
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  size    constant int := 2000;
  wide    text;
  total   int;             -- asked once: counting the characters of a long text takes a walk through it
  pieces  text[];
  passage jsonb;
  first   int;
  last    int;
  printed text;
begin
  for passage in
    select p from unnest(p_data) d(data), jsonb_path_query(d.data, 'strict $.** ? (exists (@.exact) && exists (@.start) && exists (@.end))') p
  loop
    if pieces is null then
      select widened(e.data ->> 'text') into wide from events e
      where e.stream = 'article-' || p_article and e.type = 'revision-recorded' and (e.data ->> 'revision')::int = p_revision;
      if wide is null then
        raise exception 'Article % has no revision % on record, so nothing can be quoted from it.', p_article, p_revision
          using errcode = 'check_violation';
      end if;
      total := length(wide);
      pieces := array(select substr(wide, i, size) from generate_series(1, total, size) i);
    end if;
    first := (passage ->> 'start')::int;
    last := (passage ->> 'end')::int;
    printed := null;
    if first >= 0 and last > first and last <= total then
      printed := pieces[first / size + 1];
      for k in first / size + 2 .. (last - 1) / size + 1 loop
        printed := printed || pieces[k];
      end loop;
      printed := substr(printed, first % size + 1, last - first);
    end if;
    if printed is distinct from widened(passage ->> 'exact') then
      raise exception 'The words “%” are not what article % prints at [%, %) in revision %.', left(passage ->> 'exact', 80), p_article, first, last, p_revision
        using errcode = 'check_violation';
    end if;
  end loop;
end $$;

create function storytracker.passages_prove_themselves() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  quoted record;
begin
  if exists (select from added where type in ('claim-recorded', 'claim-revised') and coalesce(jsonb_array_length(data #> '{claim,words}'), 0) = 0) then
    raise exception 'A claim without words cannot be put on record.' using errcode = 'check_violation';
  end if;
  for quoted in
    select coalesce(data #>> '{claim,articleId}', data ->> 'articleId', substr(stream, length('article-') + 1)) as article,
           coalesce(data #>> '{claim,revision}', data ->> 'revision')::int as revision, array_agg(data) as data
    from added
    where type in ('claims-extracted', 'claim-recorded', 'claim-revised', 'claim-corrected', 'date-announced', 'alias-reported')
    group by 1, 2
  loop
    perform prove_passages(quoted.article, quoted.revision, quoted.data);
  end loop;
  return null;
end $$;

-- After the statement, not before: an article and the claims on it may arrive in one.
create trigger events_prove_themselves after insert on storytracker.events
  referencing new table as added for each statement execute function storytracker.passages_prove_themselves();
alter table storytracker.events enable always trigger events_prove_themselves;
