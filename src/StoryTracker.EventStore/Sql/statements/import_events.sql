copy storytracker.events (position, stream, version, type, schema, data, meta, recorded_at, key) from stdin (format binary)
-- Events of a dump, in order; the triggers on the table look at each batch. (Npgsql wants the word copy first.)
