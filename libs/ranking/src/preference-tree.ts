import type { Candidate, StrictBallot } from './profile.ts';

/**
 * Ballots that begin alike share their beginning: nodes in preorder, so that one pass from left to right sees every
 * ballot, and `end` leaps over those below a node.
 */
export interface PreferenceTree {
  readonly size: number;
  readonly candidate: Int32Array;
  /** How many voters' ballots pass through the node. */
  readonly count: Float64Array;
  /** From 0. */
  readonly depth: Int32Array;
  /** The first node that is not below this one. */
  readonly end: Int32Array;
  readonly deepest: number;
}

export function preferenceTree(ballots: readonly StrictBallot[]): PreferenceTree {
  const sorted = [...ballots].sort((a, b) => compareRanks(a.ranks, b.ranks));
  const most = sorted.reduce((sum, { ranks }) => sum + ranks.length, 0);
  const candidate = new Int32Array(most);
  const count = new Float64Array(most);
  const depth = new Int32Array(most);
  const end = new Int32Array(most);
  const path: number[] = [];
  let size = 0;
  let before: readonly Candidate[] = [];
  for (const { ranks, count: voters } of sorted) {
    const shared = sharedLength(before, ranks);
    for (const node of path.splice(shared)) end[node] = size;
    for (let at = shared; at < ranks.length; at += 1) {
      candidate[size] = ranks[at] as Candidate;
      depth[size] = at;
      path.push(size);
      size += 1;
    }
    for (const node of path) count[node] = (count[node] as number) + voters;
    before = ranks;
  }
  for (const node of path) end[node] = size;
  return { size, candidate, count, depth, end, deepest: depth.reduce((most, at) => Math.max(most, at), 0) };
}

function compareRanks(a: readonly Candidate[], b: readonly Candidate[]): number {
  const shared = sharedLength(a, b);
  return (a[shared] ?? -1) - (b[shared] ?? -1);
}

function sharedLength(a: readonly Candidate[], b: readonly Candidate[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
