-- Ballots on paper are entered at the desk of all paper forms, on the roll that everybody stands on. What was typed in once
-- and waited for a second reading is typed in anew there; ballots that count stay in the box.
drop table paper_ballots;
