-- How far a reader has seen stories, and all of them together. $1 reader text, $2 stories uuid[], the nil uuid among them
select story_id, seen_to, seen_at, starred from storytracker.reading_marks where reader = $1 and story_id = any($2)
