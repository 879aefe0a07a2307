/** A participant or a comment: a number in Pol.is' files, usually a string elsewhere. Compared as it is: 1 is not '1'. */
export type Id = number | string;

/** +1 agrees, 0 passes, −1 disagrees. */
export type VoteValue = -1 | 0 | 1;

export interface Vote {
  readonly participant: Id;
  readonly comment: Id;
  readonly vote: VoteValue;
  /**
   * When it was cast, in any unit that grows. Of two votes by one participant on one comment the later counts, and of two
   * at the same time, or without one, the one given last.
   */
  readonly at?: number;
}

/**
 * `in`: counted. `out`: moderated away. `meta`: asks about the participant, not about the matter; no part of the map
 * either, but everybody should see it.
 */
export type Standing = 'in' | 'out' | 'meta';

/**
 * `default` is ours. `polis` does what Pol.is does, known defects included, so that its results can be reproduced.
 * docs/algorithms/opinion-map.md says where they differ.
 */
export type Profile = 'default' | 'polis';

/** The one order of ids: numbers by size, then strings by code unit. It is the same on each machine. */
export function compareIds(a: Id, b: Id): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
