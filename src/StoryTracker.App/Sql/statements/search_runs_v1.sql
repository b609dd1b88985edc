-- Which of these runs of words to look for: those that the fewest texts may have, by what the server knows of its words, as long as not too many texts have to be
-- looked at; one in any case. What it knows nothing of is taken as it stands, every second one first. $1 runs text[], $2 table text, $3 runs at most int,
-- $4 texts to look at int
with known as materialized (
  select t.word, t.share from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) t(word, share)
  where s.schemaname = 'storytracker' and s.tablename = $2 and s.attname = 'words' and t.word is not null
), rarer as (
  select min(share) / 2 as share from known
), texts as (
  select greatest(reltuples, 0) as n from pg_class where oid = format('storytracker.%I', $2)::regclass
), words as (
  select r.run, r.i, w.word from unnest($1) with ordinality r(run, i), unnest(tsvector_to_array(to_tsvector('simple', r.run))) w(word)
), runs as (
  select w.run, w.i, exp(sum(ln(coalesce(k.share, rarer.share, 1e-6)))) * texts.n as about
  from words w left join known k on k.word = w.word cross join rarer cross join texts group by w.run, w.i, texts.n
), ranked as (
  select run, row_number() over rarest as nth, sum(about) over rarest as about from runs window rarest as (order by about, i % 2 desc, i)
)
select run from ranked where nth = 1 or (nth <= $3 and about <= $4) order by nth
