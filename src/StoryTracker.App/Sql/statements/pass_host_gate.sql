-- Passes the gate of a host, or says in how many seconds to ask again. $1 host and port, $2 holder, $3 time between requests, $4 longest hold
select extract(epoch from storytracker.pass_host_gate($1, $2, $3, $4))::float8
