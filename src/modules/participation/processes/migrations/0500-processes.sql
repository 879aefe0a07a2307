create table processes (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  title jsonb not null,
  question jsonb not null default '{}',
  summary jsonb not null default '{}',
  description jsonb not null default '{}',
  department jsonb not null default '{}',
  who_may_take_part jsonb not null default '{}',
  facts jsonb not null default '[]',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  search tsvector
);
create index processes_by_status on processes (status, published_at desc);
create index processes_search on processes using gin (search);

create table process_steps (
  id uuid primary key,
  process_id uuid not null references processes on delete cascade,
  position integer not null check (position > 0),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  method text not null,
  title jsonb not null,
  summary jsonb not null default '{}',
  outcome jsonb not null default '{}',
  opens_at timestamptz not null,
  closes_at timestamptz check (closes_at > opens_at),
  rules jsonb not null default '{}',
  unique (process_id, slug),
  unique (process_id, position) deferrable initially deferred
);
create index process_steps_by_time on process_steps (opens_at, closes_at);

create table process_categories (
  id uuid primary key,
  process_id uuid not null references processes on delete cascade,
  title jsonb not null,
  position integer not null,
  unique (process_id, position) deferrable initially deferred
);

create table process_documents (
  id uuid primary key,
  process_id uuid not null references processes on delete cascade,
  title jsonb not null,
  file_id uuid not null,
  content_type text not null,
  size integer not null,
  position integer not null,
  created_at timestamptz not null
);
create index process_documents_by_process on process_documents (process_id, position);
