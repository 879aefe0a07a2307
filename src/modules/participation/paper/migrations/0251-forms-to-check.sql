-- The desk's queue asks on every page what waits for a second entry.
create index paper_sheets_to_check on paper_sheets (batch_id) where state in ('entered', 'mismatch');
