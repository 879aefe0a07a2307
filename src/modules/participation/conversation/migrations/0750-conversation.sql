-- Short sentences that residents agree or disagree with, one at a time.
create table statements (
  id uuid primary key,
  step_id uuid not null,
  process_id uuid not null,
  -- From 1 within its step; its name on the map, in exports and in the command line.
  number integer not null check (number > 0),
  language text not null check (language in ('ca', 'es', 'en', 'ar')),
  body text not null,
  origin text not null check (origin in ('city', 'resident', 'proposal', 'imported')),
  -- null: the city wrote it, it was imported, or its author erased her account. Never shown to anyone but herself.
  author_id uuid,
  -- The proposal it was taken from.
  proposal_id uuid,
  -- held: waits for a moderator. out: taken out, with a reason its author reads.
  state text not null check (state in ('held', 'shown', 'out')),
  out_reason text,
  created_at timestamptz(3) not null,
  decided_at timestamptz,
  -- Made with the form: the same form sent twice is one statement.
  form_id uuid,
  -- Its name where it was imported from: an import may run again without doubling.
  external_id text,
  search tsvector,
  unique (step_id, number),
  unique (author_id, form_id),
  unique (step_id, external_id),
  check ((state = 'out') = (out_reason is not null))
);
create index statements_by_proposal on statements (proposal_id) where proposal_id is not null;
create index statements_held on statements (step_id, created_at) where state = 'held';
create index statements_by_author on statements (author_id) where author_id is not null;

-- Who takes part, under a number that says nothing of her. The only place where number and person meet.
create table conversation_participants (
  step_id uuid not null,
  number integer not null check (number > 0),
  -- null: imported, or she erased her account: her answers stay, nobody's.
  person_id uuid,
  -- Where she lived when she came: to say which districts are missing, never shown for fewer than ten.
  district_id uuid,
  joined_at timestamptz not null,
  external_id text,
  primary key (step_id, number),
  unique (step_id, person_id),
  unique (step_id, external_id)
);
create index conversation_participants_by_person on conversation_participants (person_id) where person_id is not null;

create table conversation_numbers (
  step_id uuid primary key,
  participants integer not null default 0,
  statements integer not null default 0
);

-- No foreign keys: they would lock the statement's row at each answer.
create table conversation_votes (
  step_id uuid not null,
  participant integer not null,
  statement integer not null,
  -- For her own copy and for erasing; the map reads the number alone.
  person_id uuid,
  -- 1 agree, 0 pass, -1 disagree; the last one counts.
  value smallint not null check (value in (-1, 0, 1)),
  important boolean not null default false,
  at timestamptz not null,
  primary key (step_id, participant, statement)
);
create index conversation_votes_by_time on conversation_votes (step_id, at);
create index conversation_votes_by_person on conversation_votes (person_id) where person_id is not null;

-- "This is insulting", "this is two things in one": for the moderators, never shown.
create table statement_flags (
  statement_id uuid not null references statements on delete cascade,
  person_id uuid not null,
  reason text not null check (reason in ('insult', 'personal-data', 'off-topic', 'two-in-one', 'spam')),
  at timestamptz not null,
  primary key (statement_id, person_id)
);
create index statement_flags_by_person on statement_flags (person_id);

-- The last map that was drawn of a step: every node shows this one.
create table conversation_maps (
  step_id uuid primary key,
  version integer not null,
  drawn_at timestamptz not null,
  -- The time of the newest answer in it; who answers later asks for another.
  answered_at timestamptz,
  votes integer not null,
  participants integer not null,
  -- What pages show: groups, shared statements, numbers by statement, priorities, axes.
  result jsonb not null,
  -- Where each participant stands: number, group, x, y. For the export and the picture.
  people jsonb not null
);
