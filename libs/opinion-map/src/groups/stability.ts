import { drawsFrom } from '../draws.ts';
import type { VoteTable } from '../vote-table.ts';
import { agreementOfHalves, dealtAnew, sampleOf } from './resample.ts';

/** Resamples: the more, the smaller the conversation; every second is dealt anew, too. */
const LEAST_ROUNDS = 4;
const MOST_ROUNDS = 24;
/** Votes looked at in all. */
const WORK = 96_000;
/** As many rows are drawn as hold about so many votes: enough to see, and the same work for every conversation. */
const MOST_VOTES = 24_000;
const MOST_ROWS = 1000;

/** By number of groups. */
export interface Stability {
  /** Mean adjusted Rand index between the groupings of two halves of the votes. */
  readonly found: ReadonlyMap<number, number>;
  /** The same, had everybody's votes been dealt out anew within each comment: what comes from no opinion at all. */
  readonly dealt: ReadonlyMap<number, number>;
}

/**
 * How much the groups would be the same, had everybody cast only half their votes, the one half or the other. The two
 * halves have no vote in common: where votes say nothing about each other the mean is 0. Seeded: same votes, same number.
 * @param rows of those in conversation; a draw of them is looked at where they cast more than 24,000 votes or are more than
 * 1000
 * @param ks numbers of groups to try
 */
export function stabilityOf(table: VoteTable, rows: Int32Array, ks: readonly number[]): Stability {
  const found = ks.map(() => 0);
  const dealt = ks.map(() => 0);
  const votes = rows.reduce(
    (sum, row) => sum + (table.rowStart[row + 1] as number) - (table.rowStart[row] as number),
    0,
  );
  const most = Math.min(MOST_ROWS, Math.ceil((rows.length * MOST_VOTES) / Math.max(votes, 1)));
  const rounds = 2 * Math.round(Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, WORK / Math.max(votes, 1))) / 2);
  for (let round = 0; round < rounds; round += 1) {
    const draw = drawsFrom(round + 1);
    const sample = sampleOf(table, rows, most, draw);
    addTo(found, agreementOfHalves(sample, ks, draw));
    if (round % 2 === 0) addTo(dealt, agreementOfHalves(dealtAnew(sample, draw), ks, draw));
  }
  return {
    found: new Map(ks.map((k, at) => [k, (found[at] as number) / rounds])),
    dealt: new Map(ks.map((k, at) => [k, (dealt[at] as number) / (rounds / 2)])),
  };
}

function addTo(sums: number[], agreements: readonly number[]): void {
  for (const [at, agreement] of agreements.entries()) sums[at] = (sums[at] as number) + agreement;
}
