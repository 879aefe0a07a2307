-- What was already done, so that a job that runs twice does it once.
create table job_receipts (
  key text primary key,
  at timestamptz not null
);
create index job_receipts_by_time on job_receipts (at);
