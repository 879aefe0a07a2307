-- From when a version holds; null: from the moment it was published. Terms are announced before they hold.
alter table pages add column holds_from timestamptz;
