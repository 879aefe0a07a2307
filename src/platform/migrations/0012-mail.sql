-- Every letter the city writes, before it leaves. The message (to, subject, words) is sealed under the person's key.
create table outbox_mails (
  id uuid primary key,
  person_id uuid,
  kind text not null,
  key text not null unique,
  to_hash text not null,
  message_sealed bytea,
  state text not null default 'waiting' check (state in ('waiting', 'held', 'sent', 'failed')),
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_mails_by_address on outbox_mails (to_hash, id desc);
create index outbox_mails_by_person on outbox_mails (person_id) where person_id is not null;
create index outbox_mails_by_state on outbox_mails (state, id desc);
create index outbox_mails_to_clear on outbox_mails (created_at) where message_sealed is not null;
