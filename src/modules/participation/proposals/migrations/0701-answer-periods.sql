-- When, in the city's words ("Second term"), where there is no day yet: LocalizedText.
alter table proposal_answers add column period_words jsonb not null default '{}';
alter table proposal_answer_versions add column period_words jsonb not null default '{}';
