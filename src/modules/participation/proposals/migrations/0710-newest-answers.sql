-- The home page shows what the city answered last.
create index proposal_answers_newest on proposal_answers (published_at desc, proposal_id desc)
  where state = 'published' and published_at is not null;
