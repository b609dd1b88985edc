-- What happened to lines, in the order in which it did. Keys: recorded (the line anew, value is the machine's layer), machine, mention, words, kind, speaker,
-- said, dismissed (null takes a layer away), on (an article came: value is outlet and facets), erased (all of an article).
-- and declined:SPEAKER, where an editor said whom a mention does not stand for.
-- $1 stories, $2 claims (null for on and erased), $3 articles (null where not told), $4 positions, $5 keys, $6 values
with told as materialized (
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::jsonb[])
    with ordinality t(story_id, claim_id, article_id, position, key, value, n)
), erased as materialized (
  select distinct story_id, article_id from told where key = 'erased'
), gone as (
  delete from search_claims_v1 c using erased e where c.story_id = e.story_id and c.article_id = e.article_id
), gone_on as (
  delete from search_on_v1 o using erased e where o.story_id = e.story_id and o.article_id = e.article_id
), came as materialized (
  select distinct on (story_id, article_id) story_id, article_id, value ->> 'outlet' as outlet,
    array(select jsonb_array_elements_text(value -> 'facets')) as facets
  from told t where key = 'on' and not exists (select from erased e where (e.story_id, e.article_id) = (t.story_id, t.article_id))
  order by story_id, article_id, n
), kept_on as (
  insert into search_on_v1 (story_id, article_id, outlet, facets) select story_id, article_id, outlet, facets from came
  on conflict do nothing
), changes as (
  select story_id, claim_id, article_id, position, n, value, key = 'recorded' as fresh, case key when 'recorded' then 'machine' else key end as layer,
    max(n) filter (where key = 'recorded') over (partition by story_id, claim_id) as since
  from told where claim_id is not null
), last as (
  select distinct on (story_id, claim_id, layer) * from changes where since is null or n >= since
  order by story_id, claim_id, layer, n desc
), firsts as (
  select story_id, claim_id, min(position) filter (where fresh) as position from changes group by 1, 2
), merged as (
  select story_id, claim_id, bool_or(since is not null) as fresh, (array_agg(article_id) filter (where article_id is not null))[1] as article_id,
    jsonb_object_agg(layer, value) as layers from last group by 1, 2
), now as (
  select m.story_id, m.claim_id, coalesce(m.article_id, k.article_id) as article_id, coalesce(k.position, f.position) as position,
    jsonb_strip_nulls(case when m.fresh then m.layers else k.layers || m.layers end) as layers
  from merged m join firsts f using (story_id, claim_id) left join search_claims_v1 k using (story_id, claim_id)
  where (m.fresh or k.claim_id is not null)
    and not exists (select from erased e where e.story_id = m.story_id and e.article_id = coalesce(m.article_id, k.article_id))
), effective as (
  select n.*, (n.layers -> 'machine') - case when n.layers ? 'said' then array['from', 'to'] else '{}' end
      || coalesce(n.layers -> 'words', '{}') || coalesce(n.layers -> 'kind', '{}') || coalesce(n.layers -> 'said', '{}') as v,
    -- Whom another article introduces, where the line's own leaves them open and no editor declined it; an editor's word counts before both.
    coalesce(n.layers -> 'speaker', case when not n.layers -> 'machine' ? 'speaker' and n.layers #>> '{mention,printed}' = n.layers #>> '{machine,name}'
      and not n.layers ? ('declined:' || (n.layers #>> '{mention,speaker}')) then n.layers -> 'mention' end, n.layers -> 'machine') as who,
    case when o.article_id is null then c.outlet else o.outlet end as outlet, coalesce(o.facets, c.facets, '{}') as outlets
  from now n left join came c using (story_id, article_id) left join search_on_v1 o using (story_id, article_id)
  where n.layers ? 'machine'
), facts as (
  select e.*, v ->> 'text' as text, v ->> 'kind' as kind, (v ->> 'from')::date as said_from, (v ->> 'to')::date as said_to,
    (who ->> 'speaker')::uuid as speaker_id, who ->> 'name' as name
  from effective e
)
insert into search_claims_v1 as known (claim_id, story_id, article_id, position, layers, text, kind, speaker_id, name, said_from, said_to, outlet, words)
select claim_id, story_id, article_id, position, layers, text, kind, speaker_id, name, said_from, said_to, outlet,
  case when not layers ? 'dismissed' then storytracker.search_vector(concat_ws(' · ', text, name, v ->> 'where', v ->> 'addressee'),
    array['¤kind:' || kind, '¤story:' || story_id] || outlets
      || case when speaker_id is null then '{}' else array['¤speaker:' || speaker_id] end
      || case when said_from is null or said_to is null then '{}'::text[] when said_to - said_from > 1100 then array['¤said:wide']
           else array(select '¤said:' || to_char(m, 'YYYY-MM') from generate_series(date_trunc('month', said_from), said_to, interval '1 month') m) end) end
from facts
on conflict (claim_id, story_id) do update set article_id = excluded.article_id, layers = excluded.layers, text = excluded.text, kind = excluded.kind,
  speaker_id = excluded.speaker_id, name = excluded.name, said_from = excluded.said_from, said_to = excluded.said_to, outlet = excluded.outlet,
  words = excluded.words
