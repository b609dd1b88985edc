-- Settings of a connection that appends: kept plans that stay index probes whatever the statistics said when they were made.
set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off; set lock_timeout = '10s'
