-- Held until a moderator releases it, or hidden by one: where it stood before, so that it can be shown again.
alter table proposals drop constraint proposals_standing_check;
alter table proposals add constraint proposals_standing_check
  check (standing in ('draft', 'open', 'waiting', 'accepted', 'partly', 'rejected', 'withdrawn', 'held', 'hidden')) not valid;
alter table proposals validate constraint proposals_standing_check;
alter table proposals
  add column hidden_from text,
  -- Why, for those who may read that.
  add column because text[] not null default '{}',
  -- Others were told of it: what is held as it comes is told of when it is released.
  add column told boolean not null default true;
create index proposals_out_of_sight on proposals (step_id) where standing in ('held', 'hidden');
