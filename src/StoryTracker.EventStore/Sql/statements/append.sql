-- One call of storytracker.append_runs, which explains its 23 arrays.
select unit, outcome, last_position from storytracker.append_runs(
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
