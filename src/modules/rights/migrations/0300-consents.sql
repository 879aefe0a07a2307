-- What people said yes and no to, line after line; each line holds the hash of the one before it of the same person.
create table consent_entries (
  person_id uuid not null,
  seq integer not null check (seq > 0),
  consent text not null,
  given boolean not null,
  -- Fingerprint of the words that were shown, and in which language.
  words text not null,
  language text not null,
  -- Where she said it: the page, or the desk.
  place text not null,
  at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  primary key (person_id, seq)
);
create index consent_entries_latest on consent_entries (person_id, consent, seq desc);
create index consent_entries_standing on consent_entries (consent, person_id, seq desc);
