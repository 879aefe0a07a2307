-- What waits for a moderator, or waited: a post that is held, a post that was reported, an appeal.
create table moderation_cases (
  id uuid primary key,
  kind text not null check (kind in ('hold', 'report', 'appeal')),
  -- `proposal` or `comment`, and its id.
  subject_kind text not null,
  subject_id uuid not null,
  process_id uuid not null,
  -- Who wrote it; null where nobody is known, or she erased her account.
  author_id uuid,
  -- Why it is held; what the reports say, the first first; why the thing was hidden that the appeal is about.
  reasons text[] not null default '{}',
  -- The numbers behind the reasons of a hold, for the moderators: {"days": 1, "links": 2, …}
  facts jsonb,
  -- Of an appeal: what it is against, and the author's words.
  hiding_id uuid,
  words text,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  -- gone: its author took it away first.
  outcome text check (outcome in ('released', 'hidden', 'kept', 'restored', 'upheld', 'gone')),
  decided_by uuid,
  -- Of an appeal: why, in the words of whoever decided.
  decision text,
  check ((closed_at is null) = (outcome is null))
);
create unique index moderation_cases_open on moderation_cases (subject_kind, subject_id, kind) where closed_at is null;
create index moderation_cases_queue on moderation_cases (opened_at, id) where closed_at is null;
create index moderation_cases_queue_of on moderation_cases (process_id, opened_at, id) where closed_at is null;
create index moderation_cases_by_author on moderation_cases (author_id, opened_at desc) where author_id is not null;
create index moderation_cases_by_subject on moderation_cases (subject_kind, subject_id);
create index moderation_cases_by_time on moderation_cases (opened_at);

create table moderation_reports (
  id uuid primary key,
  case_id uuid not null references moderation_cases on delete cascade,
  subject_kind text not null,
  subject_id uuid not null,
  -- null: she erased her account.
  reporter_id uuid,
  reason text not null,
  words text not null default '',
  created_at timestamptz(3) not null,
  -- One a person and thing.
  unique (reporter_id, subject_kind, subject_id)
);
create index moderation_reports_by_case on moderation_reports (case_id, created_at);
create index moderation_reports_by_time on moderation_reports (created_at);

create table moderation_hidings (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  process_id uuid not null,
  author_id uuid,
  reason text not null,
  -- To its author.
  words text not null default '',
  hidden_at timestamptz(3) not null,
  hidden_by uuid,
  lifted_at timestamptz(3),
  lifted_why text check (lifted_why in ('appeal', 'undone')),
  check ((lifted_at is null) = (lifted_why is null))
);
create unique index moderation_hidings_in_force on moderation_hidings (subject_kind, subject_id) where lifted_at is null;
create index moderation_hidings_by_author on moderation_hidings (author_id, hidden_at desc) where author_id is not null;
create index moderation_hidings_by_time on moderation_hidings (hidden_at);

-- What a moderator did at once, so that she can take it back for a while.
create table moderation_batches (
  id uuid primary key,
  act text not null check (act in ('approve', 'hide')),
  done_by uuid,
  done_at timestamptz(3) not null,
  undone_at timestamptz(3),
  -- [{"subject": …, "cases": […], "hiding": …, "before": …}]: how everything stood.
  items jsonb not null
);
create index moderation_batches_by_person on moderation_batches (done_by, done_at desc);

-- Who posted how much lately, and texts as marks that near-identical ones share: docs/algorithms/near-identical-posts.md
create table moderation_traces (
  subject_kind text not null,
  subject_id uuid not null,
  author_id uuid not null,
  posted_at timestamptz(3) not null,
  marks integer[] not null default '{}',
  bands integer[] not null default '{}',
  primary key (subject_kind, subject_id)
);
create index moderation_traces_by_author on moderation_traces (author_id, posted_at desc);
create index moderation_traces_by_time on moderation_traces (posted_at);
create index moderation_traces_by_band on moderation_traces using gin (bands);

-- What is held: in the city, or otherwise in one process.
create table moderation_settings (
  -- null: the city.
  process_id uuid,
  mode text not null check (mode in ('off', 'first', 'all')),
  -- Links of accounts younger than so many days; 0: never.
  link_days integer not null check (link_days between 0 and 365),
  alike boolean not null,
  -- More posts than this in an hour; 0: no limit.
  hourly integer not null check (hourly between 0 and 1000),
  changed_at timestamptz not null,
  unique nulls not distinct (process_id)
);
