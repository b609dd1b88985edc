-- Takes a projection's checkpoint for this transaction; none if another node has it or it is stopped. $1 name, $2 version
select position from storytracker.projections where name = $1 and version = $2 and state <> 'stopped' for update skip locked
