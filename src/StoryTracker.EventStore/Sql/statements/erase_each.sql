-- Erases payloads, each with a notice of its own. $1 positions, $2 notices
select storytracker.erase_each($1, $2)
