-- Why a statement waits or was taken out, in the reasons of moderation; its words stay in out_reason.
alter table statements add column because text[] not null default '{}';
-- Somebody decided what was said of it.
alter table statement_flags add column settled_at timestamptz;
