-- The side effects of a step. $1 name, $2 last position, then one element a job: $3 event, $4 kind, $5 args, $6 key, $7 lane, $8 due, $9 attempts
select storytracker.request_effects($1, $2, $3, $4, $5, $6, $7, $8, $9)
