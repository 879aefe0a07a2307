import { type Candidate, candidates } from './groups/find-groups.ts';
import { type Stability, stabilityOf } from './groups/stability.ts';
import type { VoteTable } from './vote-table.ts';

/** `groups`: they would be found again. `no-clear-groups`: they are shown, but chance may have drawn them. */
export type Verdict = 'groups' | 'no-clear-groups' | 'too-few';

export interface Assessment {
  readonly stability: number;
  readonly verdict: Verdict;
}

/** Fewer people, or comments, are too few to speak of groups. How these were chosen: docs/algorithms/opinion-map.md. */
const LEAST_PEOPLE = 10;
const LEAST_COMMENTS = 4;
/** One or two people who stand apart are no group. */
const LEAST_MEMBERS = 3;
/** By how much the halves of the votes must agree more than those of votes dealt out anew. */
const CLEAR = 0.2;
/** More than two groups must be at least this share as stable as two. */
const NEARLY = 0.8;

export function areTooFew(table: VoteTable, rows: Int32Array): boolean {
  return rows.length < LEAST_PEOPLE || table.standing.filter((one) => one === 'in').length < LEAST_COMMENTS;
}

/** Judges groups that are given. @param labels numbered from 0, without gaps */
export function assess(table: VoteTable, rows: Int32Array, labels: Int32Array): Assessment {
  if (areTooFew(table, rows)) return { stability: 0, verdict: 'too-few' };
  return judged(labels, stabilityOf(table, rows, [sizesOf(labels).length]));
}

/**
 * Chooses the number of groups: the one with the largest silhouette, if it is nearly as stable as two groups, else two.
 * Silhouette alone takes a third group for an eyelash, stability alone never takes one.
 * @param points of the rows, interleaved
 */
export function chosenGroups(table: VoteTable, rows: Int32Array, points: Float64Array): Assessment & Candidate {
  const [two, ...more] = candidates(points) as [Candidate, ...Candidate[]];
  const best = more.reduce((found, next) => (next.silhouette > found.silhouette ? next : found), two);
  const stability = stabilityOf(table, rows, best === two ? [2] : [2, best.k]);
  const chosen = excessOf(stability, best.k) >= NEARLY * excessOf(stability, 2) ? best : two;
  return { ...chosen, ...judged(chosen.labels, stability) };
}

function judged(labels: Int32Array, stability: Stability): Assessment {
  const sizes = sizesOf(labels);
  const isClear = Math.min(...sizes) >= LEAST_MEMBERS && excessOf(stability, sizes.length) >= CLEAR;
  return { stability: stability.found.get(sizes.length) ?? 0, verdict: isClear ? 'groups' : 'no-clear-groups' };
}

const excessOf = ({ found, dealt }: Stability, k: number) => (found.get(k) ?? 0) - (dealt.get(k) ?? 0);

function sizesOf(labels: Int32Array): number[] {
  const sizes: number[] = [];
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  return Array.from(sizes, (size) => size ?? 0);
}
