-- Claims on stories name speakers. $1 speakers, $2 stories, $3 positions
insert into index_quoted_v2 (speaker_id, story_id, since)
select speaker_id, story_id, min(position) from unnest($1::uuid[], $2::uuid[], $3::bigint[]) e(speaker_id, story_id, position)
group by speaker_id, story_id on conflict do nothing
