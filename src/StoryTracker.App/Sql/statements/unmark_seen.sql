-- Back to the mark before, unless another was set since. $1 reader text, $2 story uuid, $3 the mark to take back bigint
update storytracker.reading_marks set seen_to = former_to, seen_at = former_at, former_to = null, former_at = null
where reader = $1 and story_id = $2 and seen_to = $3 returning 1
