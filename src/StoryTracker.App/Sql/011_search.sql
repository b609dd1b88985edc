-- What search needs of the database. Trigrams find nearest spellings; where the server does not have them, or does not let us, search says so and
-- does without.
do $$
begin
  create extension if not exists pg_trgm with schema storytracker;
exception when insufficient_privilege or undefined_file or feature_not_supported or invalid_schema_name then
  raise notice 'pg_trgm is not available (%): search proposes no nearest spellings.', sqlerrm;
end $$;

-- A text as search looks for it: word stems of English, and the words as they are, so that names and quoted phrases are found; facets are words for
-- filters. A text that has more words than a tsvector holds (1 MB) is cut in half until it fits.
create function storytracker.search_vector(words text, facets text[]) returns tsvector
language plpgsql immutable set search_path = pg_catalog as $$
declare
  piece text := coalesce(words, '');
begin
  if length(piece) <= 50000 then return to_tsvector('english', piece) || to_tsvector('simple', piece) || array_to_tsvector(facets); end if;
  piece := left(piece, 400000);
  loop
    begin
      return to_tsvector('english', piece) || to_tsvector('simple', piece) || array_to_tsvector(facets);
    exception when program_limit_exceeded then
      piece := left(piece, length(piece) / 2);
    end;
  end loop;
end $$;

-- What was asked for. Loose words match by stem or as they are; phrases as they are; what is excluded must match in neither way.
-- facets: what a filter stands for, as a query on its own.
create function storytracker.search_query(loose text, phrases text[], excluded text[], facets text) returns tsquery
language plpgsql immutable set search_path = pg_catalog as $$
declare
  q tsquery := facets::tsquery;
  words text;
begin
  q := q && (websearch_to_tsquery('english', loose) || websearch_to_tsquery('simple', loose));
  foreach words in array phrases loop q := q && phraseto_tsquery('simple', words); end loop;
  foreach words in array excluded loop
    if numnode(phraseto_tsquery('simple', words)) > 0 then
      q := q && !! (phraseto_tsquery('english', words) || phraseto_tsquery('simple', words));
    end if;
  end loop;
  return q;
end $$;

-- About how many rows a query would find, by the planner's statistics: whether to look through the newest, or to look all up.
create function storytracker.search_estimate(from_table regclass, q tsquery) returns bigint
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  plan json;
begin
  execute format('explain (format json) select from %s where words @@ %L::tsquery', from_table, q) into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
end $$;

-- Any of these phrases, word for word; those without two words that carry meaning are left out, because they stand everywhere. Null: none is left.
create function storytracker.search_any(phrases text[]) returns tsquery
language plpgsql immutable set search_path = pg_catalog as $$
declare
  q tsquery := ''::tsquery;
  words text;
begin
  foreach words in array phrases loop
    if numnode(phraseto_tsquery('english', words)) >= 3 then q := q || phraseto_tsquery('simple', words); end if;
  end loop;
  return case when numnode(q) > 0 then q end;
end $$;

-- What is marked in a text that was found, between U+E000 and U+E001, which are taken out of the text first.
create function storytracker.search_marked(words text, shown tsquery, options text) returns text
language sql immutable set search_path = pg_catalog as $$
  select case when numnode(shown) = 0 then left(translate(words, U&'\E000\E001', ''), 600)
    else ts_headline('english', translate(words, U&'\E000\E001', ''), shown, 'StartSel="' || U&'\E000' || '", StopSel="' || U&'\E001' || '", ' || options) end
$$;
