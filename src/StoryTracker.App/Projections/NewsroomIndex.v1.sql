-- Where things are: which stories there are, who is quoted in which of them, who the speakers are.
create table if not exists index_stories_v1 (
  story_id     uuid        primary key,
  emerging     boolean     not null,
  opened_at    bigint      not null,   -- position
  position     bigint      not null,   -- of the last change
  changed_at   timestamptz not null
);
create index if not exists index_stories_v1_order on index_stories_v1 (emerging, (-position), story_id);

create table if not exists index_quoted_v1 (
  speaker_id   uuid        not null,
  story_id     uuid        not null,
  since        bigint      not null,   -- position of the first claim that names the speaker on this story
  primary key (speaker_id, story_id)
);

create table if not exists index_speakers_v1 (
  speaker_id   uuid        primary key,
  name         text        not null,
  since        bigint      not null    -- position
);
create index if not exists index_speakers_v1_name on index_speakers_v1 (lower(name), speaker_id);
