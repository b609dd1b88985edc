-- Scrubs what a removed article left, all or nothing. The function explains its parameters.
select storytracker.carry_out_erasure($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
