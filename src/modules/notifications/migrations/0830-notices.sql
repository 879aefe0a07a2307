-- What people follow. A thing is a process, a proposal, a person, a district, a topic, or, under the id of
-- zeros, the city: ids are unique over all of them.
create table follows (
  person_id uuid not null,
  kind text not null check (kind in ('process', 'proposal', 'person', 'district', 'topic', 'city')),
  subject_id uuid not null,
  since timestamptz(3) not null,
  primary key (person_id, subject_id)
);
-- The way a piece of news goes round: one thing, person by person.
create index follows_of on follows (subject_id, person_id);

-- One row a piece of news, however many are told. Keys keep it from being told twice.
create table notice_events (
  id uuid primary key,
  key text not null unique,
  type text not null,
  kind text not null,
  process_id uuid,
  step_id uuid,
  proposal_id uuid,
  comment_id uuid,
  -- What else there is to say of it: a state, a reason.
  detail text,
  -- Who did it, and is not told.
  by_person uuid,
  happened_at timestamptz(3) not null,
  -- No letter before: until then it may be taken back.
  ripe_at timestamptz(3) not null,
  -- Things whose followers are told, and how far the telling is: which of them, and the last person of it.
  audience uuid[] not null default '{}',
  told_thing integer not null default 0,
  told_person uuid,
  told_at timestamptz(3),
  -- How far the letters are that leave at once, and when they were all written.
  written_person uuid,
  written_at timestamptz(3)
);
create index notice_events_untold on notice_events (happened_at) where told_at is null or written_at is null;
create index notice_events_by_time on notice_events (happened_at);
create index notice_events_by_person on notice_events (by_person) where by_person is not null;

create table notices (
  person_id uuid not null,
  event_id uuid not null references notice_events on delete cascade,
  -- Why she is told: she follows it, it is hers, or it answers what she wrote.
  because text not null check (because in ('followed', 'yours', 'replied')),
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  -- null: no letter speaks of it yet. unwanted: none will.
  letter text check (letter in ('written', 'unwanted')),
  primary key (person_id, event_id)
);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_waiting on notices (person_id) where letter is null;
create index notices_of_event on notices (event_id, person_id) where letter is null;
create index notices_by_time on notices (created_at);

-- How often somebody is written to, where she chose otherwise than every day.
create table notice_choices (
  person_id uuid not null,
  kind text not null,
  frequency text not null check (frequency in ('at-once', 'daily', 'weekly', 'never')),
  primary key (person_id, kind)
);

-- Whether somebody follows what she writes by writing it: yes, until she says no.
create table follow_choices (
  person_id uuid primary key,
  own boolean not null
);

-- A round of letters: how far it is, so that a machine that stops goes on where it was.
create table notice_rounds (
  id uuid primary key,
  frequency text not null check (frequency in ('daily', 'weekly')),
  day date not null,
  -- News that happened later waits for the next round.
  up_to timestamptz(3) not null,
  reached uuid,
  letters integer not null default 0,
  done_at timestamptz(3),
  unique (frequency, day)
);
