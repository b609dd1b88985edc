-- Nothing, to see whether the connection still lives.
select 1
