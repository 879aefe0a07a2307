/** Above this a one-sided test at 90 % speaks. */
export const SIGNIFICANT = 1.2816;

/** How far the share of successes is above one half, in standard errors; one success is added to a sample of n. */
export function proportionTest(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

/** How far one share of successes is above another, in standard errors; one is added to all four numbers. */
export function twoProportionTest(successes: number, otherSuccesses: number, trials: number, otherTrials: number) {
  const share = (successes + 1) / (trials + 1);
  const otherShare = (otherSuccesses + 1) / (otherTrials + 1);
  const pooled = (successes + otherSuccesses + 2) / (trials + otherTrials + 2);
  if (pooled === 1) return 0;
  return (share - otherShare) / Math.sqrt(pooled * (1 - pooled) * (1 / (trials + 1) + 1 / (otherTrials + 1)));
}

/** The share of successes, with one success and one failure added: never 0, never 1. */
export const smoothedShare = (successes: number, trials: number): number => (successes + 1) / (trials + 2);
