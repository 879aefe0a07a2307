-- The public record (docs/protocols/record.md). Rows are only ever inserted; what edits them is found by `ateneu record verify`.
create table record_entries (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  process_id uuid,
  payload text not null,
  previous_hash text not null unique,
  hash text not null unique
);
create index record_entries_by_kind on record_entries (kind, seq desc);
create index record_entries_by_process on record_entries (process_id, seq desc);
create index record_entries_by_subject on record_entries (subject_kind, subject_id, seq desc);
