-- For which purposes a person's data may not be used: restricted (GDPR art. 18) or objected to (art. 21). Asked each
-- time somebody else opens what is sealed under such a purpose.
create table processing_limits (
  person_id uuid not null,
  purpose text not null,
  kind text not null check (kind in ('restricted', 'objected')),
  since timestamptz not null,
  primary key (person_id, purpose)
);

-- The consent a letter rests on: asked again when it leaves. A letter without it is stopped.
alter table outbox_mails add column consent text;
alter table outbox_mails drop constraint outbox_mails_state_check;
alter table outbox_mails add constraint outbox_mails_state_check
  check (state in ('waiting', 'held', 'sent', 'failed', 'stopped'));
