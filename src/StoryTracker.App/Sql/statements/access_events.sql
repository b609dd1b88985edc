-- Events that say who may read what, after a position. $1 position bigint
select position, stream, type, schema, data::text from storytracker.events
where position > $1
  and type in ('user-added', 'password-chosen', 'role-changed', 'user-disabled', 'user-enabled', 'signed-in', 'story-made-private', 'story-opened-to-all')
order by position
