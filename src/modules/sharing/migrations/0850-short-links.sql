-- Short addresses: /s/<code>. A code of the house's own is made once for a page and stays; words are the staff's.
create table short_links (
  code text primary key,
  path text not null check (path like '/%' and path not like '//%'),
  own_words boolean not null default false,
  made_at timestamptz(3) not null,
  -- Words that have others now: what was printed goes on leading there.
  renamed_to text references short_links (code) on update cascade,
  retired_at timestamptz(3)
);
-- One code a page, however many nodes are asked for it at once.
create unique index short_links_code_of_path on short_links (path) where not own_words;
create index short_links_words on short_links (made_at desc, code desc) where own_words and renamed_to is null;
create index short_links_renamed on short_links (renamed_to) where renamed_to is not null;

-- How often, by day: nothing of who. A few rows a day rather than one, so that many phones at once do not queue.
create table short_link_uses (
  code text not null,
  day date not null,
  slot smallint not null,
  uses integer not null,
  primary key (code, day, slot)
);
create index short_link_uses_by_day on short_link_uses (day, code);
