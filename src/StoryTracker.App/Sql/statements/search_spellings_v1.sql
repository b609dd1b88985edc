-- Names and titles that are spelled much like a word; trgm stands for the schema of the server's trigrams. $1 the word in lower case, $2 stories left out
with near as (
  (select name as text, trgm.word_similarity($1, lower(name)) as alike from storytracker.search_names_v1
   where lower(name) operator(trgm.%>) $1 and what in ('name', 'alias') order by 2 desc, 1 limit 40)
  union all
  (select title, trgm.word_similarity($1, lower(title)) from storytracker.search_titles_v1 t
   where lower(title) operator(trgm.%>) $1 and t.story_id <> all ($2) order by 2 desc, 1 limit 40)
)
select text from near group by text order by max(alike) desc, text limit 40
