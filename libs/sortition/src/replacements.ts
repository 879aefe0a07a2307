import { drawTicket, type LotteryOptions, type LotteryOrNot, makeLottery } from './draw-panel.ts';
import type { Pool } from './pool.ts';
import type { Relaxation } from './relaxation.ts';
import type { Solver } from './solver.ts';

export interface ReplacementOptions extends Omit<LotteryOptions, 'size' | 'seed'> {
  /** The panel that was drawn. */
  readonly panel: readonly string[];
  /** Who leaves it. */
  readonly leaving: readonly string[];
  /** Who can no longer be asked, besides those who leave: said no, or cannot be reached. */
  readonly unavailable?: readonly string[];
  /** A seed of its own: that of the first draw is known already. */
  readonly seed: string;
}

export type Replacements =
  | {
      readonly feasible: true;
      /** Who comes in. */
      readonly chosen: readonly string[];
      /** The panel then, in the order of the pool. */
      readonly panel: readonly string[];
      /** The lottery that was held among the rest, and which ticket came. */
      readonly pool: Pool;
      readonly lottery: LotteryOrNot & { readonly feasible: true };
      readonly ticket: number;
    }
  | { readonly feasible: false; readonly relaxation: Relaxation };

/**
 * Draws as many new people as leave, from those not drawn yet, so that the panel meets its quotas again: a lottery like the
 * first, over quotas less what those who stay fill already.
 * @throws RangeError for people who are not in the pool or not on the panel, for nobody leaving, or too few people left
 */
export function drawReplacements(solver: Solver, pool: Pool, options: ReplacementOptions): Replacements {
  const { panel, leaving, unavailable = [], seed, ...lotteryOptions } = options;
  const place = new Map(pool.people.map((person, at) => [person, at]));
  const onPanel = new Set(panel);
  for (const person of [...panel, ...unavailable]) {
    if (!place.has(person)) throw new RangeError(`"${person}" is not in the pool.`);
  }
  for (const person of leaving) if (!onPanel.has(person)) throw new RangeError(`"${person}" is not on the panel.`);
  const gone = new Set(leaving);
  const staying = [...onPanel].filter((person) => !gone.has(person));
  const rest = remainingPool(pool, {
    staying: staying.map((person) => place.get(person) as number),
    excluded: new Set([...panel, ...unavailable]),
  });
  const size = gone.size;
  const lottery = makeLottery(solver, rest, { ...lotteryOptions, size, seed });
  if (!lottery.feasible) return lottery;
  const ticket = drawTicket(lottery, seed);
  const chosen = (lottery.tickets[ticket] ?? []).map((at) => rest.people[at] as string);
  const whole = new Set([...staying, ...chosen]);
  return { feasible: true, chosen, panel: pool.people.filter((one) => whole.has(one)), pool: rest, lottery, ticket };
}

/** Who can still be drawn, and the quotas less the staying. Where the staying fill a quota beyond its max, nobody may come. */
function remainingPool(
  { people, quotas, featuresOf }: Pool,
  { staying, excluded }: { staying: readonly number[]; excluded: ReadonlySet<string> },
): Pool {
  const filled = quotas.map(() => 0);
  for (const person of staying) for (const at of featuresOf[person] ?? []) filled[at] = (filled[at] ?? 0) + 1;
  const less = (bound: number, at: number) => Math.max(0, bound - (filled[at] ?? 0));
  const left = [...people.keys()].filter((person) => !excluded.has(people[person] as string));
  return {
    people: left.map((person) => people[person] as string),
    featuresOf: left.map((person) => featuresOf[person] ?? []),
    quotas: quotas.map((quota, at) => ({
      ...quota,
      min: less(quota.min, at),
      max: less(quota.max, at),
      minFlex: less(quota.minFlex, at),
      maxFlex: less(quota.maxFlex, at),
    })),
  };
}
