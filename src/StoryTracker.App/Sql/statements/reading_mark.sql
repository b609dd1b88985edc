-- How far a reader has seen a story: by its own mark, or by that of all stories together where it reaches farther. $1 reader text, $2 story uuid, $3 nil uuid
select seen_to, seen_at, bool_or(starred) over () as starred from (
  select seen_to, seen_at, starred from storytracker.reading_marks where reader = $1 and story_id = $2
  union all select seen_to, seen_at, false from storytracker.reading_marks where reader = $1 and story_id = $3
) marks order by seen_to desc nulls last limit 1
