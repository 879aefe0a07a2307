-- The last state of a step that the public record tells: what opens or closes is written down once.
alter table process_steps
  add column announced text not null default 'upcoming' check (announced in ('upcoming', 'open', 'closed'));
update process_steps set announced =
  case when closes_at <= now() then 'closed' when opens_at <= now() then 'open' else 'upcoming' end;
