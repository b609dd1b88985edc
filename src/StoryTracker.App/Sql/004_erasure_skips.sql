-- The scrub also covers what is told of events that an operator left out of a projection. Arguments and promises are those of the first.
create or replace function storytracker.carry_out_erasure(
  p_article uuid, p_reason text, p_reference text, p_by text, p_at timestamptz, p_kinds text[], p_hashes text[],
  p_positions bigint[], p_notices jsonb[], p_jobs bigint[], p_dead bigint[], p_errors bigint[], p_stopped text[]) returns bigint
language plpgsql set search_path = storytracker, pg_catalog set lock_timeout = '10s' as $$
declare
  gone constant text := 'Removed on legal request.';
begin
  perform block_article(p_article, p_reason, p_reference, p_by, p_at, p_kinds, p_hashes);
  perform from jobs where id = any(p_jobs || p_errors) order by id for update;   -- in the order in which an append locks them
  delete from jobs where id = any(p_jobs);
  update jobs set last_error = gone where id = any(p_errors);
  update dead_jobs set args = jsonb_build_object('$erased', gone), key = null, error = gone where id = any(p_dead);
  update projections set error = gone where name = any(p_stopped) and error is not null;
  update projection_skips set error = gone where name = any(p_stopped) or position = any(p_positions);
  return erase_each(p_positions, p_notices);
end $$;
