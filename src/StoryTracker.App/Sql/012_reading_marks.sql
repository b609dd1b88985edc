-- How far each reader has seen each story. No events: they concern nobody else, no page but the reader's own follows from them, and nothing on record does.
create table storytracker.reading_marks (
  reader    text        not null,   -- the name under which they sign in
  story_id  uuid        not null,   -- the nil UUID stands for all stories together
  seen_to   bigint,                 -- last position they have seen; null: never marked
  seen_at   timestamptz,
  former_to bigint,                 -- the mark before, which undo goes back to
  former_at timestamptz,
  starred   boolean     not null default false,
  primary key (reader, story_id)
);

-- Titles of stories are few among the events of their streams.
create index events_story_titles on storytracker.events (stream, version) where type in ('story-opened', 'story-described', 'description-undone');
