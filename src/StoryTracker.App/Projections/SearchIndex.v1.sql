-- What search finds. Lines as they stand on a story, in layers as they are on record; words are null while an editor has dismissed the line.
create table if not exists search_claims_v1 (
  claim_id   uuid     not null,
  story_id   uuid     not null,
  article_id uuid     not null,
  position   bigint   not null,   -- of its first record on the story
  layers     jsonb    not null,   -- machine, mention, and the editors' words, kind, speaker, said; dismissed
  text       text     not null,   -- what holds of them
  kind       text     not null,
  speaker_id uuid,
  name       text,                -- the speaker as printed, or the words that stand for one
  said_from  date,
  said_to    date,
  outlet     text,
  words      tsvector,            -- with a word for each filter: ¤kind:direct, ¤speaker:…, ¤story:…, ¤outlet:…, ¤said:2018-04
  primary key (claim_id, story_id)
);
create unique index if not exists search_claims_v1_position on search_claims_v1 (position) where words is not null;
create index if not exists search_claims_v1_article on search_claims_v1 (article_id);
create index if not exists search_claims_v1_words on search_claims_v1 using gin (words);

-- Which articles came on which story, printed by whom.
create table if not exists search_on_v1 (
  story_id   uuid   not null,
  article_id uuid   not null,
  outlet     text,
  facets     text[] not null,
  primary key (article_id, story_id)
);

create table if not exists search_stories_v1 (
  story_id   uuid    primary key,
  depth      integer not null,    -- descriptions by editors that hold
  merged     boolean not null,    -- part of another story
  disturbed  boolean not null,    -- an editor took something off it once: what is here is asked of the story itself
  position   bigint  not null     -- of the last change
);

-- What stories are called: as opened (0), and as editors described them (1, 2, …); the one at the story's depth holds.
create table if not exists search_titles_v1 (
  story_id   uuid     not null,
  depth      integer  not null,
  title      text     not null,
  sentence   text     not null,
  words      tsvector not null,
  primary key (story_id, depth)
);
create index if not exists search_titles_v1_words on search_titles_v1 using gin (words);
create index if not exists search_titles_v1_order on search_titles_v1 (left(lower(title), 120), story_id);

create table if not exists search_names_v1 (
  speaker_id uuid     not null,
  what       text     not null,   -- name, alias or role
  name       text     not null,
  article_id uuid     not null,   -- the article that gives it; all zero for the name itself
  words      tsvector not null
);
create unique index if not exists search_names_v1_key on search_names_v1 (speaker_id, what, article_id, md5(name));
create index if not exists search_names_v1_article on search_names_v1 (article_id);
create index if not exists search_names_v1_words on search_names_v1 using gin (words);

create table if not exists search_articles_v1 (
  article_id uuid     primary key,
  revision   integer  not null,
  position   bigint   not null,   -- of that revision: its text is there
  first_at   bigint   not null,   -- of the first
  title      text,
  outlet     text,
  published_from timestamptz,
  published_to   timestamptz,
  words      tsvector not null
);
create unique index if not exists search_articles_v1_first on search_articles_v1 (first_at);
create index if not exists search_articles_v1_words on search_articles_v1 using gin (words);

-- Nearest spellings, where the server knows trigrams.
do $$
declare
  trigrams text := (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
begin
  if trigrams is null then return; end if;
  execute format('create index if not exists search_names_v1_spelling on search_names_v1 using gin (lower(name) %I.gin_trgm_ops)', trigrams);
  execute format('create index if not exists search_titles_v1_spelling on search_titles_v1 using gin (lower(title) %I.gin_trgm_ops)', trigrams);
end $$;
