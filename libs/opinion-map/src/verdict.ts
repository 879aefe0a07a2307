import { type Candidate, candidates } from './groups/find-groups.ts';
import { stabilityOf } from './groups/stability.ts';
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
/** By how much the halves of the votes must agree more than those of votes dealt out anew. */
const CLEAR = 0.2;
/** A number of groups may be chosen if it is at least this share as stable as the most stable. */
const NEARLY = 0.8;

export function areTooFew(table: VoteTable, rows: Int32Array): boolean {
  return rows.length < LEAST_PEOPLE || table.standing.filter((one) => one === 'in').length < LEAST_COMMENTS;
}

/** Judges a number of groups that is given. */
export function assess(table: VoteTable, rows: Int32Array, k: number): Assessment {
  if (areTooFew(table, rows)) return { stability: 0, verdict: 'too-few' };
  const { found, dealt } = stabilityOf(table, rows, [k]);
  return judged(found.get(k) ?? 0, dealt.get(k) ?? 0);
}

/**
 * Chooses the number of groups: of those nearly as stable as the most stable, the one with the largest silhouette.
 * Silhouette alone takes a third group for an eyelash, stability alone never takes one.
 * @param points of the rows, interleaved
 */
export function chosenGroups(table: VoteTable, rows: Int32Array, points: Float64Array): Assessment & Candidate {
  const all = candidates(points);
  const { found, dealt } = stabilityOf(
    table,
    rows,
    all.map(({ k }) => k),
  );
  const excess = (k: number) => (found.get(k) ?? 0) - (dealt.get(k) ?? 0);
  const most = Math.max(...all.map(({ k }) => excess(k)));
  const stable = all.filter(({ k }) => excess(k) >= NEARLY * most || most <= 0);
  const chosen = stable.reduce((best, next) => (next.silhouette > best.silhouette ? next : best));
  return { ...chosen, ...judged(found.get(chosen.k) ?? 0, dealt.get(chosen.k) ?? 0) };
}

function judged(found: number, dealt: number): Assessment {
  return { stability: found, verdict: found - dealt >= CLEAR ? 'groups' : 'no-clear-groups' };
}
