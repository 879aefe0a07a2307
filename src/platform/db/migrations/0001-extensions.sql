-- Search forgives accents and typing errors; one index serves a filter and a text together.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
