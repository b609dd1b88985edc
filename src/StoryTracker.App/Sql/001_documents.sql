-- Raw bytes as they came, kept unchanged under their hash. In the database so that several nodes and one backup see them.
create table storytracker.documents (
  sha256     text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text        not null,
  bytes      bytea       not null,
  stored_at  timestamptz not null default clock_timestamp()
);
alter table storytracker.documents alter column bytes set storage external;  -- most are compressed or small already

create function storytracker.forbid_document_change() returns trigger language plpgsql as $$
begin
  raise exception 'raw bytes are kept unchanged' using errcode = 'feature_not_supported';
end $$;
create trigger documents_keep before update on storytracker.documents for each row execute function storytracker.forbid_document_change();
