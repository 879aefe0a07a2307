import type { Group } from '../group.ts';
import { decodeRanking } from '../shuffle/embedding.ts';
import { CannotMake } from './cannot-make.ts';
import type { EncryptedTally } from './decrypt.ts';
import { isRanked, type Question, widthOf } from './election.ts';
import { type Nested, nested } from './nested.ts';

/**
 * For each plain question the votes of each choice; of lists, for each list and its candidates; for each ranked one the
 * numbers of each ballot, as shuffled.
 */
export type Result = readonly Nested<number>[];

/** What β and the factors together hold. @throws CannotMake where the numbers are beyond the total weight */
export function resultOf<P>(
  group: Group<P>,
  questions: readonly Question[],
  tally: EncryptedTally<P>,
  factors: readonly (readonly P[])[],
  totalWeight: number,
): Result {
  const logarithm = logarithms(group, totalWeight);
  return tally.map((row, at) => {
    const opened = row.map(({ beta }, choice) => group.subtract(beta, factors[at]?.[choice] ?? group.identity));
    const question = questions[at];
    if (question !== undefined && isRanked(question))
      return opened.map((point) => decodeRanking(group, point, widthOf(question)) ?? []);
    const counts = opened.map((point) => {
      const count = logarithm(point);
      if (count === undefined) throw new CannotMake('The tally does not decrypt to a number of votes.');
      return count;
    });
    return nested(question, counts);
  });
}

/** The payload of the event `Result`. */
export function resultText(result: Result): string {
  return JSON.stringify({ result });
}

/**
 * Finds m of m·G for 0 ≤ m ≤ most: baby steps and giant steps, 2·√most additions. The table is made once for all choices.
 * @returns undefined where there is no such m
 */
export function logarithms<P>(group: Group<P>, most: number): (point: P) => number | undefined {
  const step = Math.ceil(Math.sqrt(most + 1));
  const babies = new Map<string, number>();
  let baby = group.identity;
  for (let at = 0; at < step; at += 1) {
    babies.set(group.encode(baby), at);
    baby = group.add(baby, group.generator);
  }
  return (point) => {
    let left = point;
    for (let giant = 0; giant * step <= most; giant += 1) {
      const at = babies.get(group.encode(left));
      if (at !== undefined) return giant * step + at <= most ? giant * step + at : undefined;
      left = group.subtract(left, baby);
    }
    return undefined;
  };
}
