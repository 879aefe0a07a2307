-- When a passkey or a second factor was used in this session; null: she came with a letter alone.
alter table sessions add column proven_at timestamptz;

create table passkeys (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_by_person on passkeys (person_id, created_at);

-- Codes of an app (RFC 6238). Not confirmed: being set up. The last step used, so that a code works once.
create table one_time_codes (
  person_id uuid primary key references people on delete cascade,
  secret_sealed bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz
);

-- For the day the passkey or the phone is lost: each works once; kept as keyed hashes.
create table recovery_codes (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  code_hash text not null unique,
  created_at timestamptz not null,
  used_at timestamptz
);
create index recovery_codes_by_person on recovery_codes (person_id);

-- What a browser is asked to sign with a passkey: once, within minutes.
create table passkey_challenges (
  id uuid primary key,
  challenge text not null,
  person_id uuid,
  created_at timestamptz not null
);
create index passkey_challenges_by_time on passkey_challenges (created_at);

-- Who she is at the city's OpenID Connect provider: a keyed hash of its number for her, which finds her again.
create table provider_identities (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  issuer text not null,
  subject_lookup text not null unique,
  linked_at timestamptz not null,
  used_at timestamptz not null
);
create index provider_identities_by_person on provider_identities (person_id);

-- A code that confirms a new address of an account, instead of signing somebody in.
alter table sign_in_tickets add column for_person_id uuid;
