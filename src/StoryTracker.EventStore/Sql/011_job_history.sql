-- What became of attempts at jobs, and how many are done: for whoever looks after them.

-- Attempts that ended badly, oldest first, the last 50 of them: [{at, worker, how, what}]. how: 'failed'; 'gone' when the worker ended without reporting;
-- 'expired' when it fell silent and another one took the job. what: the type of the error, never its words: those may have to be erased. Null while there is none.
alter table storytracker.jobs add column tried jsonb;
alter table storytracker.dead_jobs add column tried jsonb;

create function storytracker.note_attempt(p_tried jsonb, p_worker text, p_how text, p_error text) returns jsonb
language sql volatile as $$
  select case when jsonb_array_length(p_tried) >= 50 then p_tried - 0 else coalesce(p_tried, '[]') end
    || jsonb_build_object('at', clock_timestamp(), 'worker', p_worker, 'how', p_how, 'what', substring(p_error from '^[A-Za-z]{1,80}Exception(?=:)'))
$$;

-- Jobs that ended within a minute, by kind: added up by each runner in memory and written now and then, so that no job waits for it. What a runner that is killed
-- has not written yet is missing. lengths: jobs done by how long the work took, in classes of which each is √2 as long as the one before, from 1 ms.
create table storytracker.job_minutes (
  kind    text,
  minute  timestamptz,
  done    bigint   not null,
  failed  bigint   not null,             -- attempts, those that were repeated included
  lengths bigint[] not null,
  primary key (minute, kind)
);
