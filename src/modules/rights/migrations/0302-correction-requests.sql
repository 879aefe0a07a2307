-- Of what somebody cannot change herself: what she says it should say, and what was answered (GDPR art. 16).
create table correction_requests (
  id uuid primary key,
  person_id uuid not null,
  datum text not null,
  -- Which of several, where the datum alone does not say it (a note of moderation).
  about uuid,
  wish text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  decision text check (decision in ('corrected', 'refused')),
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null))
);
create unique index correction_requests_open on correction_requests
  (person_id, datum, coalesce(about, '00000000-0000-0000-0000-000000000000')) where decision is null;
create index correction_requests_waiting on correction_requests (due_at, id) where decision is null;
create index correction_requests_by_person on correction_requests (person_id, asked_at desc);
