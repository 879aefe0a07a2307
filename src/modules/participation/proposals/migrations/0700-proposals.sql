-- What residents, meetings, organisations and the city propose in one step of a process.
create table proposals (
  id uuid primary key,
  process_id uuid not null,
  step_id uuid not null,
  -- Its address in the process; a draft has none yet.
  number integer check (number > 0),
  language text not null check (language in ('ca', 'es', 'en', 'ar')),
  title text not null check (length(title) <= 500),
  -- Plain text; paragraphs are parted by an empty line.
  body text not null default '',
  origin text not null default 'resident' check (origin in ('resident', 'organisation', 'meeting', 'city')),
  author_id uuid,
  organisation_name text,
  district_id uuid,
  category_id uuid,
  standing text not null default 'draft'
    check (standing in ('draft', 'open', 'waiting', 'accepted', 'partly', 'rejected', 'withdrawn')),
  -- Its place in the circle that random order walks; drawn when it is published.
  random_key integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Whole milliseconds: pages of a list are cut at it.
  published_at timestamptz(3),
  edited_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text check (withdrawal_reason in ('duplicated', 'started', 'other')),
  withdrawal_note text,
  -- Where it was imported from, and its name there: an import may run again without doubling.
  external_source text,
  external_id text,
  search tsvector,
  unique (process_id, number),
  unique (external_source, external_id),
  check ((standing = 'draft') = (published_at is null)),
  check (standing = 'draft' or number is not null)
);
create index proposals_by_number on proposals (step_id, number) where standing <> 'draft';
create index proposals_newest on proposals (step_id, published_at desc, id desc) where standing <> 'draft';
create index proposals_random on proposals (step_id, random_key, id) where standing <> 'draft';
create index proposals_by_standing on proposals (step_id, standing, published_at desc, id desc);
create index proposals_by_district on proposals (step_id, district_id, published_at desc, id desc) where standing <> 'draft';
create index proposals_by_category on proposals (step_id, category_id, published_at desc, id desc) where standing <> 'draft';
create index proposals_by_author on proposals (author_id, created_at desc) where author_id is not null;
-- For searches over everything and for the newest of the city.
create index proposals_published on proposals (published_at desc, id desc) where standing <> 'draft';
create index proposals_search on proposals using gin (search);

-- The numbers, apart from the texts: a support rewrites forty bytes.
create table proposal_tallies (
  proposal_id uuid primary key references proposals on delete cascade,
  step_id uuid not null,
  -- All that count, the opening balance included.
  supports integer not null default 0 check (supports >= 0),
  -- Brought by an import, without supporters.
  opening_supports integer not null default 0 check (opening_supports >= 0),
  comments integer not null default 0,
  -- False once it is refused or withdrawn.
  takes_supports boolean not null default true,
  threshold_reached_at timestamptz
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index proposal_tallies_most on proposal_tallies (step_id, supports desc, proposal_id desc);

-- No foreign key: it would lock the proposal's row once more for each support; a proposal with supports is never deleted.
create table proposal_supports (
  proposal_id uuid not null,
  person_id uuid not null,
  step_id uuid not null,
  -- Not counted: the person has not given the minimum yet.
  provisional boolean not null default false,
  at timestamptz not null,
  primary key (proposal_id, person_id)
);
create index proposal_supports_by_person on proposal_supports (person_id, step_id);

-- The texts a proposal had before, each until it was replaced.
create table proposal_versions (
  proposal_id uuid not null references proposals on delete cascade,
  version integer not null check (version > 0),
  title text not null,
  body text not null,
  replaced_at timestamptz not null,
  primary key (proposal_id, version)
);

create table proposal_answers (
  proposal_id uuid primary key references proposals on delete cascade,
  verdict text not null check (verdict in ('accepted', 'partly', 'rejected')),
  -- By language: LocalizedText.
  text jsonb not null default '{}',
  cost_cents bigint check (cost_cents >= 0),
  period_from date,
  period_to date check (period_to >= period_from),
  state text not null check (state in ('prepared', 'published')),
  prepared_by uuid,
  prepared_at timestamptz not null,
  published_by uuid,
  -- null where an import brought an answer without its date.
  published_at timestamptz,
  corrected_at timestamptz
);
create index proposal_answers_by_publisher on proposal_answers (published_by, published_at desc) where published_by is not null;

-- What a published answer said before it was corrected or taken back.
create table proposal_answer_versions (
  proposal_id uuid not null references proposals on delete cascade,
  replaced_at timestamptz not null,
  replaced_by uuid,
  verdict text not null,
  text jsonb not null,
  cost_cents bigint,
  period_from date,
  period_to date,
  published_at timestamptz,
  primary key (proposal_id, replaced_at)
);

create table proposal_files (
  file_id uuid primary key,
  small_file_id uuid,
  proposal_id uuid not null references proposals on delete cascade,
  kind text not null check (kind in ('picture', 'document')),
  name text not null,
  content_type text not null,
  -- bytes
  size integer not null,
  -- pixels of the small picture
  width integer,
  height integer,
  position integer not null
);
create index proposal_files_by_proposal on proposal_files (proposal_id, position);

-- The last number given in each process.
create table proposal_numbers (
  process_id uuid primary key,
  last integer not null
);
