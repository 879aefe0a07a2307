-- The papers of processes stand in the city's library too: by the day they came, and found by their words.
alter table process_documents add column search tsvector;
create index process_documents_by_day on process_documents (((created_at at time zone 'UTC')::date) desc, id desc);
create index process_documents_search on process_documents using gin (search);
create index process_documents_unread on process_documents (id) where search is null;
