-- Which days stories come back to. A follow-up has a row for every day that was ever given for it; which of them holds is folded from its story.
create table if not exists follow_up_days_v1 (
  day          date        not null,   -- infinity: none was given
  story_id     uuid        not null,
  follow_up_id uuid        not null,
  since        bigint      not null,   -- position
  primary key (day, story_id, follow_up_id)
);
