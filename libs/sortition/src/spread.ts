/** How unequal chances are. */
export interface Spread {
  readonly min: number;
  readonly max: number;
  /** 0 where all are equal, near 1 where one person has everything; 0 for no chances at all. */
  readonly gini: number;
  readonly geometricMean: number;
}

/** Gini's coefficient is the mean difference of two people's chances, divided by twice the mean chance. */
export function spreadOf(chances: readonly number[]): Spread {
  const upward = chances.toSorted((a, b) => a - b);
  const people = upward.length;
  const sum = upward.reduce((all, chance) => all + chance, 0);
  const ranked = upward.reduce((all, chance, at) => all + (2 * (at + 1) - people - 1) * chance, 0);
  const logs = upward.reduce((all, chance) => all + Math.log(chance), 0);
  return {
    min: upward[0] ?? 0,
    max: upward.at(-1) ?? 0,
    gini: sum > 0 ? Math.max(0, ranked / (people * sum)) : 0,
    geometricMean: people > 0 ? Math.exp(logs / people) : 0,
  };
}
