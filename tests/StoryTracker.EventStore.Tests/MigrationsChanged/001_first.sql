-- Sample, changed after it was applied.
create table sample_first (id bigint primary key);
