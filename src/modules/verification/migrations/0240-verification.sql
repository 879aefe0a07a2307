-- An eligible person, known by a keyed hash of her document. The row outlives her account for a while, so that
-- nobody takes part twice by leaving and coming back.
create table voters (
  id uuid primary key,
  document_hash text collate "C" not null unique,
  -- Her account, or the person who acts for her without one; null once she left.
  person_id uuid unique,
  level text not null check (level in ('basic', 'strong')),
  -- Lower edge of her age band; null where nobody knows.
  age_from smallint,
  district_id uuid,
  way text not null check (way in ('census', 'letter', 'desk', 'paper')),
  verified_at timestamptz not null,
  verified_by uuid,
  -- Keyed hash of the code with which a guest comes back.
  return_hash text,
  guardian_at timestamptz,
  guardian_way text check (guardian_way in ('link', 'desk')),
  -- She is no longer in the census: what she did stays, what is new is closed to her.
  lapsed_at timestamptz,
  left_at timestamptz
);
create index voters_who_left on voters (left_at) where left_at is not null;

-- Who took part in a step, once, through whichever door: one roll for online, guest, assisted and paper.
create table participation_roll (
  step_id uuid not null,
  -- The voter, or the person where the step asks for an account only.
  participant uuid not null,
  person_id uuid,
  channel text not null check (channel in ('account', 'guest', 'assisted', 'paper')),
  joined_at timestamptz not null,
  primary key (step_id, participant)
);
create index participation_roll_by_person on participation_roll (person_id);
create index participation_roll_by_participant on participation_roll (participant);

create table verification_settings (
  only_row boolean primary key default true check (only_row),
  -- Under this age a guardian consents first; 0: nobody needs to.
  guardian_age smallint not null default 14,
  letter_days smallint not null default 60
);
insert into verification_settings default values;

create table census_people (
  document_hash text collate "C" primary key,
  -- Keyed hash of document and birth date: she must know both.
  birth_check text not null,
  age_from smallint not null,
  district_id uuid,
  level text not null default 'basic' check (level in ('basic', 'strong'))
);

-- Lines of a census file while it is read; empty at all other times.
create unlogged table census_staging (
  line integer not null,
  document_hash text collate "C" not null,
  birth_check text not null,
  age_from smallint not null,
  district_id uuid,
  level text not null,
  -- The same document under older keys.
  earlier text[]
);

create table census_loads (
  id uuid primary key,
  loaded_at timestamptz not null,
  loaded_by uuid,
  key_id text not null,
  lines integer not null,
  added integer not null,
  changed integer not null,
  removed integer not null
);

create table letter_batches (
  id uuid primary key,
  made_at timestamptz not null,
  made_by uuid,
  letters integer not null,
  expires_at timestamptz not null,
  voided_at timestamptz
);

create table letter_codes (
  id uuid primary key,
  batch_id uuid references letter_batches on delete cascade,
  code_hash text collate "C" not null unique,
  document_hash text collate "C" not null,
  age_from smallint,
  district_id uuid,
  wrong_tries smallint not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index letter_codes_by_batch on letter_codes (batch_id);
create index letter_codes_by_expiry on letter_codes (expires_at);

-- Two people say they are the same resident: staff decide.
create table verification_conflicts (
  id uuid primary key,
  voter_id uuid not null,
  claimant_id uuid not null,
  way text not null check (way in ('census', 'letter')),
  message text not null default '',
  opened_at timestamptz not null,
  decision text check (decision in ('kept', 'moved')),
  reason text,
  decided_at timestamptz,
  decided_by uuid
);
create unique index verification_conflicts_open on verification_conflicts (voter_id, claimant_id) where decision is null;
create index verification_conflicts_by_time on verification_conflicts (opened_at) where decision is null;
create index verification_conflicts_by_claimant on verification_conflicts (claimant_id, opened_at desc);

create table guardian_requests (
  id uuid primary key,
  person_id uuid not null,
  link_hash text collate "C" not null unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('yes', 'no', 'withdrawn')),
  answered_at timestamptz
);
create index guardian_requests_by_person on guardian_requests (person_id, asked_at desc);

create table guest_sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index guest_sessions_by_person on guest_sessions (person_id);
create index guest_sessions_by_expiry on guest_sessions (expires_at);

-- A member of staff acts for a resident, beside her, for half an hour.
create table assistances (
  id uuid primary key,
  person_id uuid not null,
  staff_id uuid,
  session_id uuid not null,
  place text not null default '',
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create unique index assistances_by_session on assistances (session_id) where ended_at is null;
create index assistances_by_person on assistances (person_id, started_at desc);
create index assistances_by_time on assistances (started_at desc);

create table assisted_acts (
  id uuid primary key,
  assistance_id uuid not null references assistances on delete cascade,
  at timestamptz not null,
  -- What was sent and where to: the route with its names, and the address.
  act text not null,
  path text not null
);
create index assisted_acts_by_assistance on assisted_acts (assistance_id, at);
