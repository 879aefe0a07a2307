-- Envelope encryption: one key per person, wrapped under the city's master key. Destroying it erases what it sealed.
create table person_keys (
  person_id uuid primary key,
  wrapped_key bytea,
  key_id text not null,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

-- Who read whose personal data, what, why and when. person_id is null for an address that has no account.
create table personal_data_accesses (
  id uuid primary key,
  person_id uuid,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  actor_roles text[] not null,
  columns text[] not null,
  purpose text not null,
  own boolean not null,
  request_id text not null,
  at timestamptz not null
);
create index personal_data_accesses_by_person on personal_data_accesses (person_id, id desc);
create index personal_data_accesses_by_actor on personal_data_accesses (actor_id, id desc) where actor_id is not null;
create index personal_data_accesses_by_time on personal_data_accesses (at);
