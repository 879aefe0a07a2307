-- Projects of the city can be followed. After 0841, which says what could be followed before.
alter table follows drop constraint follows_kind_check;
alter table follows add constraint follows_kind_check
  check (kind in ('process', 'proposal', 'person', 'district', 'neighbourhood', 'topic', 'project', 'city', 'news')) not valid;
alter table follows validate constraint follows_kind_check;
