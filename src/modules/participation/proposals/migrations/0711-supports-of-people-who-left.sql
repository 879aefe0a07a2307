-- Given in steps that had closed, by people who erased their accounts since: still counted, without who gave them.
alter table proposal_tallies add column left_supports integer not null default 0 check (left_supports >= 0);
