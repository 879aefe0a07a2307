import { type Belief, informationOf } from './belief.ts';

/**
 * The next pair to ask about. The first item is drawn in proportion to its variance, so that new items catch up by
 * themselves; the second in proportion to what a vote on the two would tell. Chance stays in it: two visitors at the same
 * moment get different pairs, and every pair can come. Which of the two is shown first is drawn too.
 * @param chance numbers in [0, 1), for example of {@link seededChance}
 * @param avoid pairs this visitor has already answered; asked with the smaller index first
 * @returns two indices, or null where every pair is avoided
 */
export function choosePair(
  beliefs: readonly Belief[],
  chance: () => number,
  avoid: (first: number, second: number) => boolean = () => false,
): readonly [number, number] | null {
  const variances = beliefs.map(({ variance }) => variance);
  const tried = new Set<number>();
  while (tried.size < beliefs.length) {
    const first = drawn(
      variances.map((variance, item) => (tried.has(item) ? 0 : variance)),
      chance,
    );
    const second = drawn(
      beliefs.map((belief, item) => {
        if (item === first || avoid(Math.min(first, item), Math.max(first, item))) return 0;
        return informationOf(beliefs[first] as Belief, belief);
      }),
      chance,
    );
    if (second !== -1) return chance() < 0.5 ? [first, second] : [second, first];
    tried.add(first);
  }
  return null;
}

/** An index with probability in proportion to its weight; -1 where all weigh nothing. */
function drawn(weights: readonly number[], chance: () => number): number {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let left = chance() * sum;
  let last = -1;
  for (const [at, weight] of weights.entries()) {
    if (weight <= 0) continue;
    last = at;
    left -= weight;
    if (left < 0) return at;
  }
  return last;
}
