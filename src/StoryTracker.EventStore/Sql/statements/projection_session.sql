-- Where this transaction finds its tables. Its commit need not wait for the disk: rows and checkpoint would be lost together, and the log
-- is still there. $1 schema
select set_config('search_path', $1, true), set_config('synchronous_commit', 'off', true)
