-- Sample.
create table sample_second (id int primary key);
