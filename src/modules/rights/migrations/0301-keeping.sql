-- A correction of somebody's data: which columns, and who was told so that copies follow. The values are not kept.
create table corrections (
  id uuid primary key,
  person_id uuid not null,
  columns text[] not null,
  told text[] not null,
  at timestamptz not null
);
create index corrections_by_person on corrections (person_id, id desc);

-- Accounts that were erased: the certificate, and what a restored backup erases again. The id names nobody any more.
create table erasures (
  id uuid primary key,
  person_id uuid not null unique,
  at timestamptz not null,
  tables jsonb not null
);

-- What each night's work let go because its time was over.
create table retention_runs (
  id uuid primary key,
  at timestamptz not null,
  table_name text not null,
  purposes text[] not null,
  days integer not null,
  rows integer not null
);
create index retention_runs_by_time on retention_runs (at desc);

-- Residents by district, of those who said yes to being counted; small numbers are left out before they stand here.
create table published_statistics (
  at timestamptz primary key,
  people integer not null,
  counts jsonb not null
);
