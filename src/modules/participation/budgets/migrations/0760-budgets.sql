-- What the money is for: the whole city, or one district.
create table budget_pots (
  step_id uuid not null,
  -- From 1 in its step; 1 first.
  pot smallint not null check (pot > 0),
  -- null: the whole city.
  district_id uuid,
  total_cents bigint not null check (total_cents > 0),
  primary key (step_id, pot),
  unique nulls not distinct (step_id, district_id)
);

create table budget_projects (
  id uuid primary key,
  step_id uuid not null,
  process_id uuid not null,
  -- From 1 in its step; its address.
  number integer not null check (number > 0),
  -- Its name on ballots, in files and in the command line.
  code text not null,
  pot smallint not null,
  language text not null check (language in ('ca', 'es', 'en', 'ar')),
  title text not null,
  body text not null,
  -- null while nobody has set a price.
  cost_cents bigint check (cost_cents >= 0),
  feasibility text not null check (feasibility in ('undecided', 'feasible', 'unfeasible')),
  -- Why, in words for residents.
  feasibility_reason text not null default '',
  -- The proposal or the statement it comes from.
  proposal_id uuid,
  statement_id uuid,
  -- What became of it once it was funded.
  progress smallint not null default 0 check (progress between 0 and 100),
  spent_cents bigint not null default 0 check (spent_cents >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (step_id, number),
  unique (step_id, code),
  unique (step_id, proposal_id),
  unique (step_id, statement_id),
  check (feasibility <> 'feasible' or cost_cents is not null),
  check (feasibility <> 'unfeasible' or feasibility_reason <> '')
);
create index budget_projects_by_proposal on budget_projects (proposal_id) where proposal_id is not null;

-- Who voted, under a number; the only place where number and person meet.
create table budget_voters (
  step_id uuid not null,
  number integer not null check (number > 0),
  -- null: imported, on paper, or she erased her account: the ballot stays, nobody's.
  person_id uuid,
  channel text not null check (channel in ('online', 'assisted', 'paper', 'imported')),
  -- Where she said she lives: for how satisfied each district is, never shown for fewer than ten.
  district_id uuid,
  -- Keyed hash of the number printed on a paper ballot, or of an identity number: nobody votes twice.
  roll_key text,
  external_id text,
  cast_at timestamptz not null,
  changed_at timestamptz,
  -- What her receipt says; she finds it in the public list of receipts.
  receipt text not null,
  primary key (step_id, number),
  unique (step_id, person_id),
  unique (step_id, roll_key),
  unique (step_id, external_id)
);
create index budget_voters_by_person on budget_voters (person_id) where person_id is not null;

-- One row for each pot a voter votes in. For rankings the best first.
create table budget_ballots (
  step_id uuid not null,
  pot smallint not null,
  voter integer not null,
  -- For her own copy and for erasing; the count reads the number alone.
  person_id uuid,
  projects integer[] not null,
  -- Beside `projects`; empty where a ballot gives no points.
  points integer[] not null,
  primary key (step_id, pot, voter)
);
create index budget_ballots_by_person on budget_ballots (person_id) where person_id is not null;

create table budget_numbers (
  step_id uuid primary key,
  projects integer not null default 0,
  voters integer not null default 0
);

-- What she has put aside and not cast yet.
create table budget_baskets (
  step_id uuid not null,
  person_id uuid not null,
  -- Pot of her district, where she has chosen one.
  district_pot smallint,
  projects integer[] not null,
  points integer[] not null,
  updated_at timestamptz not null,
  primary key (step_id, person_id)
);
create index budget_baskets_by_person on budget_baskets (person_id);

-- A paper ballot as the first desk typed it: it counts when a second person types the same.
create table paper_ballots (
  id uuid primary key,
  step_id uuid not null,
  roll_key text not null,
  -- The last characters of its number, for the desks.
  tail text not null,
  projects integer[] not null,
  points integer[] not null,
  pots integer[] not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  -- The second reading differed: a third person decides with the paper in hand.
  differs boolean not null default false,
  unique (step_id, roll_key)
);
create index paper_ballots_waiting on paper_ballots (step_id, entered_at) where confirmed_at is null;

-- The count of one pot, as it was made once the step had closed.
create table budget_counts (
  step_id uuid not null,
  pot smallint not null,
  counted_at timestamptz not null,
  ballots integer not null,
  -- SHA-256 of the .pb file.
  data_hash text not null,
  result jsonb not null,
  primary key (step_id, pot)
);

-- What happened to a funded project since.
create table commitment_updates (
  id uuid primary key,
  project_id uuid not null references budget_projects on delete cascade,
  at timestamptz not null,
  language text not null check (language in ('ca', 'es', 'en', 'ar')),
  body text not null,
  progress smallint not null check (progress between 0 and 100),
  spent_cents bigint not null check (spent_cents >= 0),
  written_by uuid
);
create index commitment_updates_by_project on commitment_updates (project_id, at desc);
create index commitment_updates_by_writer on commitment_updates (written_by) where written_by is not null;
