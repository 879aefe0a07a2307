-- What residents argue about something that can be argued about: a proposal, a text, a result.
create table comments (
  id uuid primary key,
  -- What it speaks of: `proposal` and its id. The module above knows what that is.
  subject_kind text not null,
  subject_id uuid not null,
  process_id uuid not null,
  -- null: it opens a thread.
  parent_id uuid,
  -- The comment that opens its thread; its own id where it does.
  root_id uuid not null,
  depth smallint not null check (depth between 0 and 100),
  -- null: it came without a name, or its author erased her account.
  author_id uuid,
  -- 1 for, 0 neither, -1 against; a reply takes no side.
  alignment smallint check (alignment in (-1, 0, 1)),
  language text not null check (language in ('ca', 'es', 'en', 'ar')),
  -- Plain text; paragraphs are parted by an empty line. Empty once it is withdrawn.
  body text not null,
  state text not null default 'shown' check (state in ('shown', 'withdrawn', 'hidden')),
  -- Whole milliseconds: pages and exports are cut at it.
  created_at timestamptz(3) not null,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  -- Made with the form: the same form sent twice is one comment.
  form_id uuid,
  -- Where it was imported from, and its name there: an import may run again without doubling.
  external_source text,
  external_id text,
  -- The name there of what it replies to, while that has not come in: it stands at the top until then.
  external_parent_id text,
  search tsvector,
  unique (author_id, form_id),
  unique (external_source, external_id),
  check ((parent_id is null) = (alignment is not null)),
  check ((parent_id is null) = (depth = 0)),
  check ((parent_id is null) = (root_id = id))
);
create index comments_replies on comments (root_id, created_at, id) where parent_id is not null;
create index comments_by_process on comments (process_id, created_at, id);
create index comments_by_author on comments (author_id, created_at desc) where author_id is not null;
-- For searches over everything and for the newest of the city.
create index comments_newest on comments (created_at desc, id desc) where state = 'shown';
create index comments_orphans on comments (external_source, external_parent_id) where external_parent_id is not null;
create index comments_search on comments using gin (search);

-- The numbers, apart from the texts: a vote rewrites a narrow row. `score` orders a column: docs/algorithms/useful-comments.md
create table comment_tallies (
  comment_id uuid primary key references comments on delete cascade,
  subject_kind text not null,
  subject_id uuid not null,
  alignment smallint,
  -- All that count, the opening balance included.
  up integer not null default 0 check (up >= 0),
  down integer not null default 0 check (down >= 0),
  -- Brought by an import, without voters.
  opening_up integer not null default 0 check (opening_up >= 0),
  opening_down integer not null default 0 check (opening_down >= 0),
  -- Shown replies at every level of the thread it opens.
  replies integer not null default 0,
  taken_back boolean not null default false,
  -- Millionths of the lower end of Wilson's 95 % interval; below nought where nobody finds it useful.
  score integer generated always as (
    case
      when taken_back then -1000000000
      when up = 0 then -down
      else round(1e6 * (
        (up::float8 / (up + down)) + 1.9208 / (up + down)
        - 1.96 * sqrt((up::float8 * down / (up + down)::float8 ^ 2 + 0.9604 / (up + down)) / (up + down))
      ) / (1 + 3.8416 / (up + down)))::integer
    end
  ) stored
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index comment_tallies_most_useful on comment_tallies (subject_kind, subject_id, alignment, score desc, comment_id desc)
  where alignment is not null;

-- No foreign key: it would lock the comment's row once more for each vote; a comment with votes is never deleted.
create table comment_votes (
  comment_id uuid not null,
  person_id uuid not null,
  value smallint not null check (value in (-1, 1)),
  at timestamptz not null,
  primary key (comment_id, person_id)
);
create index comment_votes_by_person on comment_votes (person_id, comment_id);

-- How many there are of each side, exact at each commit.
create table comment_counts (
  subject_kind text not null,
  subject_id uuid not null,
  in_favour integer not null default 0,
  neutral integer not null default 0,
  against integer not null default 0,
  -- Replies included.
  total integer not null default 0,
  primary key (subject_kind, subject_id)
);
