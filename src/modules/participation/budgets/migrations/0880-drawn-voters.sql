-- Paper ballots stand on the roll that everybody stands on: nothing was ever written here. Its index misled the planner.
alter table budget_voters drop column roll_key;
