-- One row: the city itself.
create table city_settings (
  "only" boolean primary key default true check ("only"),
  name jsonb not null,
  tagline jsonb not null default '{}',
  accent text not null default '#2b3fae',
  logo_file_id uuid,
  languages text[] not null,
  time_zone text not null,
  currency text not null,
  contact jsonb not null default '{}',
  demo boolean not null default false,
  updated_at timestamptz not null
);

create table areas (
  id uuid primary key,
  kind text not null check (kind in ('district', 'neighbourhood')),
  code text not null,
  name jsonb not null,
  -- The name without accents, case and punctuation: imports spell it in many ways.
  name_key text not null,
  district_code text,
  -- Drawn once, when imported: an SVG path on a map of the size kept in area_maps, and where its label goes.
  outline text not null,
  label_x real not null,
  label_y real not null,
  boundary jsonb not null,
  unique (kind, code)
);
create index areas_by_name on areas (kind, name_key);

create table area_maps (
  kind text primary key check (kind in ('district', 'neighbourhood')),
  width integer not null,
  height integer not null
);

-- Pages the city writes: legal notice, accessibility, terms. A change of terms is a new version; the old stay readable.
create table pages (
  id uuid primary key,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version text not null,
  title jsonb not null,
  body jsonb not null,
  published_at timestamptz not null,
  search tsvector,
  unique (slug, version)
);
create index pages_newest on pages (slug, published_at desc);
create index pages_search on pages using gin (search);
