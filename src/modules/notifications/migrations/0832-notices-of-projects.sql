-- What a notice speaks of may be a project of the city.
alter table notice_events add column project_id uuid;
