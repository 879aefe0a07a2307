import { legacyTickets } from './legacy.ts';
import { lotOf } from './lot.ts';
import { type Fairness, findOptimum } from './optimum.ts';
import type { Pool } from './pool.ts';
import { type Relaxation, relaxationFor } from './relaxation.ts';
import { seatPeople } from './seat-people.ts';
import type { Solver } from './solver.ts';
import { type Spread, spreadOf } from './spread.ts';
import { roundToTickets } from './tickets.ts';

/** How chances are shared out; `legacy` is what organisations did before, for comparison. */
export const METHODS = ['leximin', 'maximin', 'nash', 'legacy'] as const;
export type Method = (typeof METHODS)[number];

/** Told now and then: how much is done of what, from 0 to 1. It may throw, which ends the work. */
export type Tell = (done: number, doing: string) => void;

export interface LotteryOptions {
  /** People on a panel. */
  readonly size: number;
  readonly method: Method;
  /** How many equal tickets; 1000 where not given. */
  readonly tickets?: number;
  /** Hexadecimal digits; only the legacy method draws its tickets, the others need none. */
  readonly seed?: string;
  readonly tell?: Tell;
}

/** A lottery that can be held, or why there is none. */
export type LotteryOrNot = Lottery | { readonly feasible: false; readonly relaxation: Relaxation };

/** Equal tickets, each with a panel. Publish it before the seed is drawn. */
export interface Lottery {
  readonly feasible: true;
  /** The panels: positions in `pool.people`, ascending. Every quota is met by each. */
  readonly tickets: readonly (readonly number[])[];
  /** On how many tickets each person is; divided by the number of tickets, exactly her chance. */
  readonly ticketsOf: readonly number[];
  /** The fairest chances before they were rounded to tickets, the same for people who are alike. */
  readonly optimum: readonly number[];
  /** Of the optimum. */
  readonly spread: Spread;
}

/**
 * Makes the lottery of a pool. The same pool and options give the same lottery everywhere. People who are alike in every
 * category have the same chance, and the same number of tickets wherever quotas let it be, else one more or less.
 * @throws RangeError for a size that is not from 1 to the number of people, or a number of tickets that is not from 1 to 10⁶
 * @throws LegacyGaveUpError
 */
export function makeLottery(
  solver: Solver,
  pool: Pool,
  { size, method, tickets = 1000, seed = '00', tell = () => {} }: LotteryOptions,
): LotteryOrNot {
  if (!(Number.isSafeInteger(size) && size >= 1 && size <= pool.people.length)) {
    throw new RangeError(`From 1 to ${pool.people.length} people can be drawn, not ${size}.`);
  }
  if (!(Number.isSafeInteger(tickets) && tickets >= 1 && tickets <= 1e6)) {
    throw new RangeError('A lottery has from 1 to 1,000,000 tickets.');
  }
  tell(0, 'looking for a panel that meets the quotas');
  const relaxation = relaxationFor(solver, pool, size);
  if (relaxation !== null) return { feasible: false, relaxation };
  if (method === 'legacy') {
    const drawn = legacyTickets(pool, { size, tickets, seed, tell: (done) => tell(done, 'drawing the tickets') });
    return lottery(pool, drawn, null);
  }
  return fairLottery(solver, pool, { size, fairness: method, tickets, tell });
}

/** Compositions that more than one ticket of so many share: fewer would be needed, but then few panels could come. */
const VARIETY = 100;

function fairLottery(
  solver: Solver,
  pool: Pool,
  { tell, tickets, ...wanted }: { size: number; fairness: Fairness; tickets: number; tell: Tell },
): Lottery {
  const optimum = findOptimum(solver, pool, { ...wanted, tell });
  const most = Math.max(1, Math.ceil(tickets / VARIETY));
  const saying = (done: number) => tell(done, 'rounding to equal tickets');
  const portions = roundToTickets(solver, optimum, { tickets, most, tell: saying });
  const chances = new Array<number>(pool.people.length).fill(0);
  for (const [type, { members }] of optimum.space.types.entries()) {
    const chance = Math.min(1, Math.max(0, (optimum.target[type] ?? 0) / members.length));
    for (const member of members) chances[member] = chance;
  }
  return lottery(pool, seatPeople(optimum.space, portions), chances);
}

function lottery(pool: Pool, tickets: readonly (readonly number[])[], optimum: readonly number[] | null): Lottery {
  const ticketsOf = pool.people.map(() => 0);
  for (const panel of tickets) for (const person of panel) ticketsOf[person] = (ticketsOf[person] ?? 0) + 1;
  const chances = optimum ?? ticketsOf.map((count) => count / tickets.length);
  return { feasible: true, tickets, ticketsOf, optimum: chances, spread: spreadOf(chances) };
}

/** Draws one of the tickets by a public seed; see `lotOf` for how to repeat it by hand. @returns its position, from 0 */
export function drawTicket({ tickets }: Pick<Lottery, 'tickets'>, seed: string): number {
  return lotOf(seed, 'ticket').below(tickets.length);
}
