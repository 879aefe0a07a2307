-- What the city builds or runs and shows as a whole: a park, a library of things. Not a process.
create table projects (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  title jsonb not null,
  lede jsonb not null default '{}',
  -- Sanitised HTML by language.
  body jsonb not null default '{}',
  department jsonb not null default '{}',
  -- Whom to ask: an office, never a person.
  contact jsonb not null default '{}',
  district_id uuid,
  neighbourhood_id uuid,
  state text not null check (state in ('idea', 'planned', 'building', 'open', 'finished')),
  starts_on date,
  ends_on date,
  planned_cents bigint check (planned_cents >= 0),
  spent_cents bigint not null default 0 check (spent_cents >= 0),
  file_id uuid,
  small_file_id uuid,
  -- Pixels of the large picture; the small one has the same shape.
  width integer,
  height integer,
  alt jsonb not null default '{}',
  -- Its place among those on the home page. Checked at the end of a statement: two change places in one.
  featured smallint constraint projects_featured unique deferrable initially immediate,
  withdrawal_reason jsonb,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- Whole milliseconds: pages of the list are cut at it.
  published_at timestamptz(3),
  search tsvector,
  check ((status = 'draft') = (published_at is null)),
  check (featured is null or status = 'published'),
  check (neighbourhood_id is null or district_id is not null)
);
create index projects_newest on projects (published_at desc, id desc) where status = 'published';
create index projects_by_state on projects (state, published_at desc, id desc) where status = 'published';
create index projects_by_district on projects (district_id, published_at desc, id desc) where status = 'published';
create index projects_search on projects using gin (search);

create table project_milestones (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  on_day date not null,
  title jsonb not null,
  reached boolean not null default false
);
create index project_milestones_by_day on project_milestones (project_id, on_day, id);

-- Processes and proposals that a project comes from.
create table project_origins (
  project_id uuid not null references projects on delete cascade,
  kind text not null check (kind in ('process', 'proposal')),
  subject_id uuid not null,
  position smallint not null,
  primary key (project_id, subject_id)
);
