import { PRIOR_VARIANCE, winProbability } from './belief.ts';
import { factorize, inverseDiagonal, solve } from './cholesky.ts';

/** Votes of one kind: so many preferred one item to the other. */
export interface PairVotes {
  readonly winner: number;
  readonly loser: number;
  /** 1 where it is left out. */
  readonly count?: number;
}

export interface Strength {
  /** Log-odds against an average item. */
  readonly strength: number;
  /** Standard deviation: strength ± 1.96 deviations holds the truth 19 times of 20. */
  readonly deviation: number;
  /** Per cent of duels it would win against another item of the survey drawn at random; 50 is average. */
  readonly score: number;
  readonly wins: number;
  readonly losses: number;
}

/** More would take gigabytes: the fit is dense. */
const MOST_ITEMS = 3000;

/**
 * The strengths of all items by the Bradley–Terry model with a Gaussian prior, found to the last digits; the deviations
 * are those of Laplace's approximation at the maximum. The order of the votes does not matter, nor that items were never
 * compared: the prior gives everything one finite answer.
 * Source: R. A. Bradley & M. E. Terry, Biometrika 39 (1952).
 * @throws RangeError for an item that is not there, a vote on one item alone, a count that is no whole number, or too many items
 */
export function fitStrengths(
  items: number,
  votes: Iterable<PairVotes>,
  { priorVariance = PRIOR_VARIANCE }: { readonly priorVariance?: number } = {},
): readonly Strength[] {
  if (!(items >= 0 && items <= MOST_ITEMS)) throw new RangeError(`Between 0 and ${MOST_ITEMS} items can be fitted.`);
  const wins = counted(items, votes);
  const strengths = maximum(wins, items, 1 / priorVariance);
  const variances = inverseDiagonal(factorize(curvature(wins, strengths, 1 / priorVariance), items), items);
  return Array.from(strengths, (strength, item) => ({
    strength,
    deviation: Math.sqrt(variances[item] as number),
    score: chancesAgainstOthers(strengths, item),
    wins: sumOf(items, (other) => wins[item * items + other] as number),
    losses: sumOf(items, (other) => wins[other * items + item] as number),
  }));
}

/** The score All Our Ideas gave an item: 100 · (wins + 1) / (wins + losses + 2). It ignores whom the item met. */
export function allOurIdeasScore({ wins, losses }: Pick<Strength, 'wins' | 'losses'>): number {
  return (100 * (wins + 1)) / (wins + losses + 2);
}

/** Whole numbers, so that their sum is the same in any order. */
function counted(items: number, votes: Iterable<PairVotes>): Float64Array {
  const wins = new Float64Array(items * items);
  for (const { winner, loser, count = 1 } of votes) {
    const known = [winner, loser].every((item) => Number.isInteger(item) && item >= 0 && item < items);
    if (!known || winner === loser) throw new RangeError(`There is no pair of items ${winner} and ${loser}.`);
    if (!(Number.isSafeInteger(count) && count >= 0)) throw new RangeError(`${count} is no number of votes.`);
    wins[winner * items + loser] = (wins[winner * items + loser] as number) + count;
  }
  return wins;
}

const MOST_STEPS = 100;

/** Newton's method; the posterior is strictly concave, and a step that would go downhill is halved. */
function maximum(wins: Float64Array, items: number, precision: number): Float64Array {
  let at: Float64Array = new Float64Array(items);
  let height = logPosterior(wins, at, precision);
  for (let turn = 0; turn < MOST_STEPS; turn += 1) {
    const step = solve(factorize(curvature(wins, at, precision), items), slope(wins, at, precision), items);
    let length = 1;
    let next = moved(at, step, length);
    let reached = logPosterior(wins, next, precision);
    while (reached < height && length > 1e-9) {
      length /= 2;
      next = moved(at, step, length);
      reached = logPosterior(wins, next, precision);
    }
    const largest = step.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    // So near the top the heights are equal to the last bit, while the step still knows the way: it doubles the right digits.
    if (reached <= height) return largest < 1e-4 ? moved(at, step, 1) : at;
    [at, height] = [next, reached];
    if (largest < 1e-12) return at;
  }
  return at;
}

function moved(from: Float64Array, step: Float64Array, length: number): Float64Array {
  return from.map((value, item) => value + length * (step[item] as number));
}

function logPosterior(wins: Float64Array, strengths: Float64Array, precision: number): number {
  const items = strengths.length;
  let sum = 0;
  for (let a = 0; a < items; a += 1) {
    sum -= (precision * (strengths[a] as number) ** 2) / 2;
    for (let b = 0; b < items; b += 1) {
      const won = wins[a * items + b] as number;
      if (won > 0) sum -= won * Math.log1p(Math.exp((strengths[b] as number) - (strengths[a] as number)));
    }
  }
  return sum;
}

function slope(wins: Float64Array, strengths: Float64Array, precision: number): Float64Array {
  const items = strengths.length;
  return strengths.map((strength, a) => {
    const surprise = sumOf(items, (b) => {
      const [won, lost] = [wins[a * items + b] as number, wins[b * items + a] as number];
      return won + lost === 0 ? 0 : won - (won + lost) * winProbability(strength, strengths[b] as number);
    });
    return surprise - precision * strength;
  });
}

/** Minus the second derivatives: positive definite, for the prior stands on its diagonal. */
function curvature(wins: Float64Array, strengths: Float64Array, precision: number): Float64Array {
  const items = strengths.length;
  const matrix = new Float64Array(items * items);
  for (let a = 0; a < items; a += 1) {
    let diagonal = precision;
    for (let b = 0; b < items; b += 1) {
      const duels = (wins[a * items + b] as number) + (wins[b * items + a] as number);
      if (duels === 0) continue;
      const chance = winProbability(strengths[a] as number, strengths[b] as number);
      const weight = duels * chance * (1 - chance);
      matrix[a * items + b] = -weight;
      diagonal += weight;
    }
    matrix[a * items + a] = diagonal;
  }
  return matrix;
}

function chancesAgainstOthers(strengths: Float64Array, item: number): number {
  if (strengths.length < 2) return 50;
  const strength = strengths[item] as number;
  const sum = sumOf(strengths.length, (other) =>
    other === item ? 0 : winProbability(strength, strengths[other] as number),
  );
  return (100 * sum) / (strengths.length - 1);
}

function sumOf(size: number, value: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < size; at += 1) sum += value(at);
  return sum;
}
