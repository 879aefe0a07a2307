-- A neighbourhood of a district can be followed too. Checked apart: nobody waits while old rows are read.
alter table follows drop constraint follows_kind_check;
alter table follows add constraint follows_kind_check
  check (kind in ('process', 'proposal', 'person', 'district', 'neighbourhood', 'topic', 'city')) not valid;
alter table follows validate constraint follows_kind_check;
