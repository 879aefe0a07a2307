import { drawsFrom } from '../draws.ts';
import type { VoteTable } from '../vote-table.ts';
import { agreementOfHalves, dealtAnew, type Sample, sampleOf } from './resample.ts';

const RESAMPLES = 8;
const DEALS = 4;
const MOST_ROWS = 500;

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
 * @param rows of those in conversation; of more than 500 a drawn 500 are looked at
 * @param ks numbers of groups to try
 */
export function stabilityOf(table: VoteTable, rows: Int32Array, ks: readonly number[]): Stability {
  const found = ks.map(() => 0);
  const dealt = ks.map(() => 0);
  const add = (sums: number[], sample: Sample, times: number, draw: () => number) => {
    for (const [at, agreement] of agreementOfHalves(sample, ks, draw).entries()) {
      sums[at] = (sums[at] as number) + agreement / times;
    }
  };
  for (let round = 0; round < RESAMPLES; round += 1) {
    const draw = drawsFrom(round + 1);
    const sample = sampleOf(table, rows, MOST_ROWS, draw);
    add(found, sample, RESAMPLES, draw);
    if (round < DEALS) add(dealt, dealtAnew(sample, draw), DEALS, draw);
  }
  const byK = (values: readonly number[]) => new Map(ks.map((k, at) => [k, values[at] as number]));
  return { found: byK(found), dealt: byK(dealt) };
}
