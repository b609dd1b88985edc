-- Names, aliases and roles of speakers came on record, or are gone. What: name, alias, role; gone (the name of a speaker); erased (all that an article gives).
-- $1 speakers (null for erased), $2 what, $3 names, $4 articles (all zero for the name itself)
with told as materialized (
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) with ordinality t(speaker_id, what, name, article_id, n)
), erased as (
  select distinct article_id from told where what = 'erased'
), gone as (
  select speaker_id, max(n) as n from told where what = 'gone' group by speaker_id
), given as (
  select distinct on (speaker_id, what, article_id, md5(name)) * from told t
  where what in ('name', 'alias', 'role') and name is not null and not exists (select from erased e where e.article_id = t.article_id)
    and not exists (select from gone g where g.speaker_id = t.speaker_id and g.n > t.n)
), delete_erased as (
  delete from search_names_v1 k using erased e where k.article_id = e.article_id
), delete_gone as (
  delete from search_names_v1 k using gone g where k.speaker_id = g.speaker_id
    and not exists (select from given t where t.speaker_id = k.speaker_id and t.what = k.what and t.article_id = k.article_id and t.name = k.name)
)
insert into search_names_v1 (speaker_id, what, name, article_id, words)
select speaker_id, what, name, article_id, storytracker.search_vector(name, '{}') from given
on conflict do nothing
