-- Only adds: what the release before inserts still fits.
alter table nodes add column invoices boolean not null default false;
