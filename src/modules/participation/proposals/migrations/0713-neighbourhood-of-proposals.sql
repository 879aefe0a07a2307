-- One of the neighbourhoods of the proposal's district. The district stands beside it: what counts by district counts as before.
-- Without a default: no row is written anew.
alter table proposals add column neighbourhood_id uuid;
