-- What the city and its processes tell. Once published a row stays: withdrawn, it says why.
create table news (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- null: the city's own.
  process_id uuid,
  state text not null check (state in ('draft', 'scheduled', 'published', 'withdrawn')),
  title jsonb not null,
  lede jsonb not null default '{}',
  body jsonb not null default '{}',
  picture_file_id uuid,
  small_picture_file_id uuid,
  -- Pixels of the large one.
  picture_width integer,
  picture_height integer,
  picture_alt jsonb not null default '{}',
  publish_at timestamptz(3),
  published_at timestamptz(3),
  corrected_at timestamptz(3),
  withdrawn_at timestamptz(3),
  withdrawal_reason jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  search tsvector,
  check (state <> 'scheduled' or publish_at is not null),
  check (state not in ('published', 'withdrawn') or published_at is not null)
);
create index news_newest on news (published_at desc, id desc) where state = 'published';
create index news_of_process on news (process_id, published_at desc, id desc) where state = 'published';
create index news_due on news (publish_at) where state = 'scheduled';
create index news_at_the_desk on news (updated_at desc, id desc);
create index news_search on news using gin (search);

create table news_corrections (
  news_id uuid not null references news on delete cascade,
  at timestamptz(3) not null,
  note jsonb not null,
  primary key (news_id, at)
);
