-- A librarian: verifies residents at a desk and acts for those who have no e-mail.
alter table role_grants drop constraint role_grants_role_check;
alter table role_grants add constraint role_grants_role_check
  check (role in ('facilitator', 'moderator', 'officer', 'assistant', 'administrator'));
