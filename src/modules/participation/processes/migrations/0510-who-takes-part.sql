-- Who may take part in a step: how sure the city must be of who she is, and which residents it asks.
alter table process_steps add column level text not null default 'account' check (level in ('account', 'verified', 'strong'));
alter table process_steps add column guests boolean not null default false;
alter table process_steps add column min_age smallint;
alter table process_steps add column under_age smallint;
alter table process_steps add column district_ids uuid[] not null default '{}';
