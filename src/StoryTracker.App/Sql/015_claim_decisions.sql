-- What editors confirm or add proves itself like what machines find: its passages are the characters of the revision that it names.
create function storytracker.decisions_prove_themselves() returns trigger
language plpgsql set search_path = storytracker, pg_catalog as $$
declare
  quoted record;
begin
  if exists (select from added where type = 'claim-added' and not data ? '$erased' and coalesce(jsonb_array_length(data #> '{claim,words}'), 0) = 0) then
    raise exception 'A claim without words cannot be put on record.' using errcode = 'check_violation';
  end if;
  for quoted in
    select coalesce(data #>> '{claim,articleId}', data ->> 'articleId') as article,
           coalesce(data #>> '{claim,revision}', data ->> 'revision')::int as revision, array_agg(data) as data
    from added where type in ('claim-added', 'claim-confirmed', 'claim-decision-undone') and not data ? '$erased' group by 1, 2
  loop
    perform prove_passages(quoted.article, quoted.revision, quoted.data);
  end loop;
  return null;
end $$;

create trigger events_decisions_prove_themselves after insert on storytracker.events
  referencing new table as added for each statement execute function storytracker.decisions_prove_themselves();
alter table storytracker.events enable always trigger events_decisions_prove_themselves;
