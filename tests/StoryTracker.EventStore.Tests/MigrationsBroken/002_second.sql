-- Sample that fails half way.
create table sample_second (id int primary key);
select 1 / 0;
