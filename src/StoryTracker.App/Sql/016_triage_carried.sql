-- What editors do in the triage is events from now on; what the table had goes on record once and stays here as it was.
alter table storytracker.triage_marks add column carried_at timestamptz;
