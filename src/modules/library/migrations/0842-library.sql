-- The city's library. A version is never replaced: a later one stands before it.
create table library_documents (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('minutes', 'plan', 'regulation', 'report', 'budget', 'other')),
  -- null: the whole city's.
  process_id uuid,
  -- A topic of that process.
  topic_id uuid,
  state text not null check (state in ('published', 'withdrawn')),
  title jsonb not null,
  summary jsonb not null default '{}',
  -- The day the document itself bears.
  dated date not null,
  -- Number of the newest.
  version integer not null check (version >= 1),
  published_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawal_reason jsonb not null default '{}',
  updated_at timestamptz(3) not null,
  search tsvector,
  check (topic_id is null or process_id is not null)
);
create index library_newest on library_documents (dated desc, id desc) where state = 'published';
create index library_of_kind on library_documents (kind, dated desc, id desc) where state = 'published';
create index library_of_process on library_documents (process_id, dated desc, id desc) where state = 'published';
create index library_at_the_desk on library_documents (updated_at desc, id desc);
create index library_search on library_documents using gin (search);

create table library_versions (
  document_id uuid not null references library_documents on delete cascade,
  number integer not null check (number >= 1),
  file_id uuid not null,
  name text not null,
  content_type text not null,
  size integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- In which the file is written.
  languages text[] not null,
  -- What changed since the one before.
  note jsonb not null default '{}',
  published_at timestamptz(3) not null,
  primary key (document_id, number)
);
