-- Where things are: which stories there are, who is quoted in which of them, who the speakers are.
create table if not exists index_stories_v2 (
  story_id     uuid        primary key,
  opened_emerging boolean  not null,   -- how it was opened
  described    integer     not null,   -- descriptions by editors that hold
  emerging     boolean     not null,   -- opened so, and described by nobody since
  opened_at    bigint      not null,   -- position
  position     bigint      not null,   -- of the last change
  changed_at   timestamptz not null
);
create index if not exists index_stories_v2_order on index_stories_v2 (emerging, (-position), story_id);

create table if not exists index_quoted_v2 (
  speaker_id   uuid        not null,
  story_id     uuid        not null,
  since        bigint      not null,   -- position of the first claim that names the speaker on this story
  primary key (speaker_id, story_id)
);

create table if not exists index_speakers_v2 (
  speaker_id   uuid        primary key,
  name         text        not null,
  since        bigint      not null    -- position
);
create index if not exists index_speakers_v2_name on index_speakers_v2 (lower(name), speaker_id);
