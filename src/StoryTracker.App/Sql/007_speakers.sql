-- Speakers over several articles: those of one surname are found by it, and what an event quotes of an introduction or a role proves itself.

-- The last part of a name, in lower case without accents, "Jr." and the like left out: "Rebecca Long-Bailey" and "Bailey" have one.
create function storytracker.surname_key(name text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(regexp_replace(regexp_replace(trim(name), ',?\s+(jr|sr|ii|iii|iv)\.?$', '', 'i'), '^.*[\s-]', '')),
    'àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž',
    'aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz')
$$;

create index events_speaker_surname on storytracker.events (storytracker.surname_key(data ->> 'name')) where type = 'speaker-identified';

-- Speakers that are linked with others are few; a page asks for those among everybody it names.
create index events_speaker_linked on storytracker.events (stream)
  where type in ('speaker-recognised', 'speakers-merged', 'speakers-unmerged', 'speaker-split');

create function storytracker.introductions_prove_themselves() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  quoted record;
begin
  for quoted in
    select c ->> 'introducedBy' as article, (c ->> 'revision')::int as revision, array_agg(c) as data
    from added, jsonb_array_elements(coalesce(data -> 'candidates', jsonb_build_array(data -> 'candidate'))) c
    where type in ('mention-resolved', 'mention-suggested') and not data ? '$erased'
    group by 1, 2
    union all
    select data ->> 'articleId', (data ->> 'revision')::int, array_agg(data) from added
    where type = 'role-reported' and data -> 'evidence' is not null and not data ? '$erased'
    group by 1, 2
  loop
    perform prove_passages(quoted.article, quoted.revision, quoted.data);
  end loop;
  return null;
end $$;

create trigger events_introductions_prove_themselves after insert on storytracker.events
  referencing new table as added for each statement execute function storytracker.introductions_prove_themselves();
alter table storytracker.events enable always trigger events_introductions_prove_themselves;
