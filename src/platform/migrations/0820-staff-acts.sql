-- The administration log: every act of the staff and of the machine that acts for it, written in the act's own transaction.
create table staff_acts (
  id uuid primary key,
  at timestamptz(3) not null,
  -- null: the machine, by its name.
  actor_id uuid,
  actor_name text,
  roles text[] not null default '{}',
  -- `role-granted`, a kind of the public record, or `other`: then the path says it.
  act text not null,
  subject_kind text,
  subject_id text,
  process_id uuid,
  before text,
  after text,
  -- Of the request; null for a job or a command.
  path text,
  request_id text not null
);
create index staff_acts_by_actor on staff_acts (actor_id, id desc) where actor_id is not null;
create index staff_acts_by_act on staff_acts (act, id desc);
create index staff_acts_by_process on staff_acts (process_id, id desc) where process_id is not null;
create index staff_acts_by_request on staff_acts (request_id);
