-- Records an applied migration. $1 source, $2 number, $3 name, $4 hash
insert into storytracker.migrations (source, number, name, hash) values ($1, $2, $3, $4)
