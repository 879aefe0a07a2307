-- Who sees a process and who takes part in it. `transparent`: everybody reads, its members take part. `private`: its members alone.
alter table processes add column access text not null default 'open' check (access in ('open', 'transparent', 'private'));
