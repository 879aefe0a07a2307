-- Of people who erased their accounts since: still counted, without who gave them.
alter table comment_tallies
  add column left_up integer not null default 0 check (left_up >= 0),
  add column left_down integer not null default 0 check (left_down >= 0);
