-- Whether any migration was ever applied.
select to_regclass('storytracker.migrations') is not null
