-- The short code of a step, on each of its forms, and how many were printed.
create table paper_prints (
  step_id uuid primary key,
  process_id uuid not null,
  code text not null unique,
  printed integer not null default 0
);

-- Forms entered together by one member of staff, and again by another.
create table paper_batches (
  id uuid primary key,
  step_id uuid not null,
  process_id uuid not null,
  number integer not null,
  opened_by uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  unique (step_id, number)
);
create index paper_batches_by_time on paper_batches (opened_at desc);

create table paper_sheets (
  id uuid primary key,
  batch_id uuid not null references paper_batches on delete cascade,
  step_id uuid not null,
  -- Printed on it; entered once, at whichever desk.
  serial text not null,
  -- Emptied once it is counted: who ticked what stands in one place only.
  document_hash text collate "C",
  choices text[],
  second_hash text collate "C",
  second_choices text[],
  state text not null check (state in ('entered', 'mismatch', 'counted', 'refused')),
  reason text,
  reason_details jsonb,
  entered_by uuid,
  entered_at timestamptz not null,
  second_by uuid,
  second_at timestamptz,
  unique (step_id, serial)
);
create index paper_sheets_by_batch on paper_sheets (batch_id, serial);
