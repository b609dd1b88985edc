-- A session with its owner's settings; notes that it was used where the note is older than a minute.
-- $1 id_sha256 text, $2 now timestamptz, $3 idle interval
with noted as (
  update storytracker.sessions set last_seen = $2 where id_sha256 = $1 and last_seen < $2 - interval '1 minute' and last_seen > $2 - $3::interval)
select s.id_sha256, s.user_id, s.user_name, s.role, s.form_token, s.browser, s.began, s.last_seen, u.settings::text
from storytracker.sessions s left join storytracker.user_settings u on u.user_name = s.user_name where s.id_sha256 = $1
