-- The unit that a position belongs to: where it begins and ends; null, null where nothing is. $1 position bigint
select (select f.position from storytracker.events f where f.position <= $1 and f.key is not null order by f.position desc limit 1),
  coalesce((select n.position - 1 from storytracker.events n where n.position > $1 and n.key is not null order by n.position limit 1),
    (select position from storytracker.events order by position desc limit 1))
where exists (select from storytracker.events where position = $1)
