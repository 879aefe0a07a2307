import type { Rational } from '../rational.ts';
import type { Recount } from './recount.ts';

/** When a project could no longer be bought: after which purchase (null: from the start), and what its supporters had then. */
export interface OutOfReach {
  readonly after: string | null;
  /** In the currency. */
  readonly left: Rational;
}

/** A project that lost, before anything is counted again. */
export interface Lost {
  readonly project: number;
  readonly effectiveSupport: Rational | null;
  readonly outOfReach: OutOfReach | null;
  /** In the currency. */
  readonly money: Rational;
  /** Of Add1, where the election itself ended. */
  readonly step: bigint;
  /** A guess: the highest cost at which it would win, in the election's units. */
  readonly price: bigint;
  /** At this lower cost Add1 is known to reach this step, where all is still as it was without. */
  readonly reached: (cost: bigint) => bigint;
  /** A guess: the fewest more ballots with which it would win. */
  readonly votes: (recount: Recount) => bigint;
}

/** A whole guess of at least one, whatever doubles made of it. */
export function guessed(value: number): bigint {
  return Number.isFinite(value) && value > 1 ? BigInt(Math.ceil(Math.min(value, 1e12))) : 1n;
}
