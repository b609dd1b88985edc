-- Stories were opened, set up or changed. $1 stories, $2 emerging (counts when a story opens), $3 descriptions more (1), fewer (-1) or as many (0),
-- $4 positions, $5 recorded. A story that an editor described does not emerge, however it was opened.
with told as (
  select story_id, (array_agg(emerging order by position))[1] as opened_emerging, sum(described)::int as described, min(position) as opened_at,
    max(position) as position, max(recorded_at) as changed_at
  from unnest($1::uuid[], $2::boolean[], $3::int[], $4::bigint[], $5::timestamptz[]) e(story_id, emerging, described, position, recorded_at) group by story_id
)
insert into index_stories_v2 as known (story_id, opened_emerging, described, emerging, opened_at, position, changed_at)
select story_id, opened_emerging, described, opened_emerging and described = 0, opened_at, position, changed_at from told
on conflict (story_id) do update set described = known.described + excluded.described,
  emerging = known.opened_emerging and known.described + excluded.described = 0, position = excluded.position, changed_at = excluded.changed_at
