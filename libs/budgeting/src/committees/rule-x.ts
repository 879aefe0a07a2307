import { compare, formatRational, multiply, type Rational, rational, subtract, ZERO } from '../rational.ts';
import type { Position } from './follow-ties.ts';
import type { Profile } from './profile.ts';
import { loadsAt } from './sequential-phragmen.ts';

/**
 * Rule X (Peters and Skowron 2020): every voter has seats/voters, each seat costs 1, and the next is whose supporters can
 * pay with the least from anyone. Where nobody can be paid for, Phragmén goes on, and what is left is a head start.
 */
export function ruleXStart(profile: Profile): Position {
  const each = profile.voters === 0n ? ZERO : rational(BigInt(profile.seats), profile.voters);
  return moneyAt(
    profile,
    [],
    profile.ballots.map(() => each),
  );
}

function moneyAt(profile: Profile, elected: readonly number[], money: readonly Rational[]): Position {
  const offers = [...profile.votes.keys()].flatMap((candidate) => {
    const rho = elected.includes(candidate) ? null : priceOf(profile, candidate, money);
    return rho === null ? [] : [{ candidate, rho }];
  });
  const [first] = offers.toSorted((a, b) => compare(a.rho, b.rho));
  if (first === undefined)
    return loadsAt(
      profile,
      elected,
      money.map((has) => subtract(ZERO, has)),
    );
  return {
    elected,
    next: offers.filter(({ rho }) => compare(rho, first.rho) === 0).map(({ candidate }) => candidate),
    key: `${[...elected].sort((a, b) => a - b)}|x${money.map(formatRational)}`,
    after: (candidate) => {
      const rows = new Set(profile.supporters[candidate]);
      const left = money.map((has, row) => {
        if (!rows.has(row)) return has;
        return compare(has, first.rho) <= 0 ? ZERO : subtract(has, first.rho);
      });
      return moneyAt(profile, [...elected, candidate], left);
    },
  };
}

/** The least ρ with Σ min(money, ρ) = 1; null where supporters have less together. */
function priceOf({ supporters, ballots }: Profile, candidate: number, money: readonly Rational[]): Rational | null {
  const payers = (supporters[candidate] as readonly number[])
    .map((row) => ({ has: money[row] as Rational, weight: ballots[row]?.weight as bigint }))
    .sort((a, b) => compare(a.has, b.has));
  let missing = rational(1n);
  let over = payers.reduce((sum, { weight }) => sum + weight, 0n);
  for (const { has, weight } of payers) {
    const rho = rational(missing.n, missing.d * over);
    if (compare(rho, has) <= 0) return rho;
    missing = subtract(missing, multiply(has, rational(weight)));
    over -= weight;
  }
  return null;
}
