-- Pauses a kind; its leased jobs go on. $1 kind, $2 who
insert into storytracker.paused_kinds (kind, paused_by) values ($1, $2) on conflict (kind) do nothing
