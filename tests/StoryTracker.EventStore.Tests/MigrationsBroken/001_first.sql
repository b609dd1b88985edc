-- Sample.
create table sample_first (id int primary key);
