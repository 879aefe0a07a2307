-- Held until a moderator releases it; and why it is held or hidden, for those who may read that.
alter table comments drop constraint comments_state_check;
alter table comments add constraint comments_state_check
  check (state in ('shown', 'withdrawn', 'held', 'hidden')) not valid;
alter table comments validate constraint comments_state_check;
alter table comments
  add column because text[] not null default '{}',
  -- Others were told of it: what is held as it comes is told of when it is released.
  add column told boolean not null default true,
  -- What it speaks of is hidden, and with it its discussion.
  add column subject_hidden boolean not null default false;
create index comments_held on comments (author_id, subject_kind, subject_id, created_at) where state = 'held';
-- It stays to be seen as hidden, with nothing answered to it too.
alter table comment_tallies add column tombstone boolean not null default false;
