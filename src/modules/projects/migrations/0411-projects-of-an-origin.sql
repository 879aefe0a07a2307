-- Which projects a proposal became is asked on its page.
create index project_origins_by_subject on project_origins (subject_id);
