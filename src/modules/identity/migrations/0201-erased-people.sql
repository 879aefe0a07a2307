-- The row stays as a nameless author, so that what others discussed keeps its place.
alter table people add column erased_at timestamptz;
