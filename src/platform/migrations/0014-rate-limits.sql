-- Counts shared by all nodes. Unlogged: losing them in a crash forgives a few minutes, and writing them stays cheap.
-- The shape is that of rate-limiter-flexible; the key is a keyed hash.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index rate_limits_by_expiry on rate_limits (expire);
