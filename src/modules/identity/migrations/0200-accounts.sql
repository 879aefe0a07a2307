create table people (
  id uuid primary key,
  display_name text not null,
  -- The address is sealed under the person's own key; the lookup is a keyed hash that finds it again.
  email_sealed bytea,
  email_lookup text unique,
  organisation_name text,
  language text not null,
  district_id uuid,
  terms_version text,
  created_at timestamptz not null,
  last_seen_on date,
  -- Pseudonym of an imported author, `<source>:<key>`: they cannot sign in.
  imported_from text unique
);

create table role_grants (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  role text not null check (role in ('facilitator', 'moderator', 'officer', 'administrator')),
  process_id uuid,
  granted_by uuid,
  granted_at timestamptz not null,
  unique nulls not distinct (person_id, role, process_id)
);
create index role_grants_by_process on role_grants (process_id, role);

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references people on delete cascade,
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_by_person on sessions (person_id, seen_at desc);
create index sessions_by_expiry on sessions (expires_at);

-- One single-use way in: a code to type and a link to open, both kept as keyed hashes.
create table sign_in_tickets (
  id uuid primary key,
  email_lookup text not null,
  email_sealed bytea not null,
  code_hash text not null,
  link_hash text not null unique,
  language text not null,
  next_path text not null,
  wrong_tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_tickets_by_address on sign_in_tickets (email_lookup, created_at desc);
create index sign_in_tickets_by_expiry on sign_in_tickets (expires_at);
