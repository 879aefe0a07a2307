-- What lies in the file store. The bytes are under the id, in a folder or an S3-compatible bucket.
create table stored_files (
  id uuid primary key,
  sha256 text not null,
  size integer not null,
  content_type text not null,
  name text not null,
  kind text not null,
  owner_person_id uuid,
  created_at timestamptz not null
);
create index stored_files_by_owner on stored_files (owner_person_id) where owner_person_id is not null;
