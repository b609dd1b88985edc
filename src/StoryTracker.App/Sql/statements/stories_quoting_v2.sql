-- Stories that quote a speaker. $1 speaker uuid, $2 position bigint (last that counts)
select story_id from storytracker.index_quoted_v2 where speaker_id = $1 and since <= $2 order by story_id
