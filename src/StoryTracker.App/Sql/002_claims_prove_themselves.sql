-- Every line proves itself: an event that quotes an article is refused unless each passage in it is the slice
-- [start, end) of the text of the revision it names. Offsets are UTF-16 code units, as in C#, JavaScript and JSON clients.

-- The text with a filler after each character outside the Basic Multilingual Plane, so that every UTF-16 code unit is one
-- character. A slice that would split a surrogate pair begins with a filler and equals no text widened by itself.
create function storytracker.widened(t text) returns text language sql immutable strict parallel safe as $$
  select case when t ~ '[\U00010000-\U0010FFFF]' then regexp_replace(t, '([\U00010000-\U0010FFFF])', '\1' || chr(57344), 'g') else t end
$$;

create function storytracker.passages_prove_themselves() returns trigger language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  article  text := coalesce(new.data #>> '{claim,articleId}', new.data ->> 'articleId', substr(new.stream, length('article-') + 1));
  revision int  := coalesce(new.data #>> '{claim,revision}', new.data ->> 'revision')::int;
  wide     text;
  passage  jsonb;
begin
  if new.type in ('claim-recorded', 'claim-revised') and coalesce(jsonb_array_length(new.data #> '{claim,words}'), 0) = 0 then
    raise exception 'A claim without words cannot be put on record.' using errcode = 'check_violation';
  end if;
  for passage in select jsonb_path_query(new.data, 'strict $.** ? (exists (@.exact) && exists (@.start) && exists (@.end))') loop
    if wide is null then
      select widened(e.data ->> 'text') into wide from events e
      where e.stream = 'article-' || article and e.type = 'revision-recorded' and (e.data ->> 'revision')::int = revision;
      if wide is null then
        raise exception 'Article % has no revision % on record, so nothing can be quoted from it.', article, revision using errcode = 'check_violation';
      end if;
    end if;
    if (passage ->> 'start')::int < 0 or (passage ->> 'end')::int <= (passage ->> 'start')::int
       or substr(wide, (passage ->> 'start')::int + 1, (passage ->> 'end')::int - (passage ->> 'start')::int)
          is distinct from widened(passage ->> 'exact') then
      raise exception 'The words “%” are not what article % prints at [%, %) in revision %.',
        left(passage ->> 'exact', 80), article, passage ->> 'start', passage ->> 'end', revision using errcode = 'check_violation';
    end if;
  end loop;
  return null;
end $$;

-- After, not before: an article and the claims on it may arrive in one statement.
create trigger events_prove_themselves after insert on storytracker.events for each row
  when (new.type in ('claims-extracted', 'claim-recorded', 'claim-revised', 'claim-corrected', 'date-announced', 'alias-reported'))
  execute function storytracker.passages_prove_themselves();
alter table storytracker.events enable always trigger events_prove_themselves;
