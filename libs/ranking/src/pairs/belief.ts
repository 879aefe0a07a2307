/** What is believed of an item's strength while a survey runs: log-odds against an average item, and how sure that is. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

/** Spread of strengths before any vote: an item one deviation above another wins about three duels of four. */
export const PRIOR_VARIANCE = 1;

/** What is believed of an item nobody has voted on. */
export const NEW_ITEM: Belief = { mean: 0, variance: PRIOR_VARIANCE };

/** Probability that the first is preferred to the second, if the strengths were exactly so. */
export function winProbability(first: number, second: number): number {
  return 1 / (1 + Math.exp(second - first));
}

/**
 * Beliefs after one vote: one Newton step on the posterior of the Bradley–Terry model, each item's belief a Gaussian of
 * its own (as Weng & Lin, Journal of Machine Learning Research 12, 2011). Cheap enough for every vote; it depends a little on
 * the order of votes, so it chooses pairs only, and {@link fitStrengths} gives the result.
 */
export function learn(winner: Belief, loser: Belief): { readonly winner: Belief; readonly loser: Belief } {
  const expected = winProbability(winner.mean, loser.mean);
  const information = expected * (1 - expected);
  const gain = 1 / (1 + information * (winner.variance + loser.variance));
  const moved = ({ mean, variance }: Belief, direction: 1 | -1): Belief => ({
    mean: mean + direction * variance * gain * (1 - expected),
    variance: variance - variance * variance * information * gain,
  });
  return { winner: moved(winner, 1), loser: moved(loser, -1) };
}

/** How much a vote on this pair would narrow the difference of their strengths, as a share of its variance. */
export function informationOf(first: Belief, second: Belief): number {
  const expected = winProbability(first.mean, second.mean);
  const information = expected * (1 - expected) * (first.variance + second.variance);
  return information / (1 + information);
}
