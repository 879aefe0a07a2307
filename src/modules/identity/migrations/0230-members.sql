-- Who was chosen for a process that is not for everybody.
create table process_members (
  process_id uuid not null,
  person_id uuid not null references people on delete cascade,
  added_by uuid,
  added_at timestamptz not null,
  primary key (process_id, person_id)
);
create index process_members_by_person on process_members (person_id, process_id);

-- Asked at an address that nobody has an account with yet. It becomes a membership when she signs in for the first time.
create table process_invitations (
  id uuid primary key,
  process_id uuid not null,
  email_lookup text not null,
  email_sealed bytea not null,
  invited_by uuid,
  invited_at timestamptz not null,
  unique (process_id, email_lookup)
);
create index process_invitations_by_address on process_invitations (email_lookup);
create index process_invitations_by_age on process_invitations (invited_at);
