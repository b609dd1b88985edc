-- What is new on stories: a row for each event that an editor who was away wants to hear of.
create table if not exists story_news_v1 (
  story_id     uuid        not null,
  position     bigint      not null,
  subject      uuid        not null,   -- the claim, article, divergence or follow-up concerned; the story itself where it is none
  actor        text        not null,   -- who or what did it
  recorded_at  timestamptz not null,
  primary key (story_id, position) include (subject, actor)
);
create index if not exists story_news_v1_time on story_news_v1 (story_id, recorded_at);
