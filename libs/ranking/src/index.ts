export { BallotFileError } from './ballot-file-error.ts';
export type { CondorcetReport, Duel } from './condorcet.ts';
export type { Count, Round, Tally } from './count-result.ts';
export { type CountOptions, countVotes, RULES, type Rule } from './count-votes.ts';
export { type Ballot, type Candidate, NotCountableError, type Profile, type Rank } from './profile.ts';
export { readBlt } from './read-blt.ts';
export { readPreflib } from './read-preflib.ts';
export type { BrokenTie } from './tie-order.ts';
export { writeBlt } from './write-blt.ts';
