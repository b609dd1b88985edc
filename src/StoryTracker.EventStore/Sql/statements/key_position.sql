-- Where the append with an idempotency key ends: the unit ends before the next key. $1 key uuid
select coalesce((select n.position - 1 from storytracker.events n where n.position > f.position and n.key is not null order by n.position limit 1),
  (select position from storytracker.events order by position desc limit 1))
from storytracker.events f where f.key = $1
