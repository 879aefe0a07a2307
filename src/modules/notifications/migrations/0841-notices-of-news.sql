-- What a notice speaks of may be a piece of news; the city's news can be followed.
alter table notice_events add column news_id uuid;

alter table follows drop constraint follows_kind_check;
alter table follows add constraint follows_kind_check
  check (kind in ('process', 'proposal', 'person', 'district', 'neighbourhood', 'topic', 'city', 'news')) not valid;
alter table follows validate constraint follows_kind_check;
