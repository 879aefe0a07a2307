import { add, compare, divide, formatRational, multiply, type Rational, rational, ZERO } from '../rational.ts';
import type { Position } from './follow-ties.ts';
import type { Profile } from './profile.ts';

/** Sequential Phragmén: the next is who gives her supporters the least load, (1 + their loads) / their number. */
export function loadsStart(profile: Profile): Position {
  return loadsAt(
    profile,
    [],
    profile.ballots.map(() => ZERO),
  );
}

/** @param loads of one voter of each ballot; below zero for money she brings along */
export function loadsAt(profile: Profile, elected: readonly number[], loads: readonly Rational[]): Position {
  const offers = [...profile.votes.keys()]
    .filter((candidate) => !elected.includes(candidate))
    .map((candidate) => ({ candidate, load: loadOf(profile, candidate, loads) }));
  const least = offers.reduce<Rational | null>((best, { load }) => lesser(best, load), null);
  // Whom nobody approves comes last, and there all are equal.
  const next = offers.filter(({ load }) =>
    least === null ? load === null : load !== null && compare(load, least) === 0,
  );
  return {
    elected,
    next: next.map(({ candidate }) => candidate),
    key: `${[...elected].sort((a, b) => a - b)}|${loads.map(formatRational)}`,
    after: (candidate) => {
      const rows = new Set(profile.supporters[candidate]);
      const changed = loads.map((load, row) => (rows.has(row) && least !== null ? least : load));
      return loadsAt(profile, [...elected, candidate], changed);
    },
  };
}

function loadOf({ supporters, votes, ballots }: Profile, candidate: number, loads: readonly Rational[]) {
  if (votes[candidate] === 0n) return null;
  const carried = (supporters[candidate] as readonly number[]).reduce(
    (sum, row) => add(sum, multiply(loads[row] as Rational, rational(ballots[row]?.weight as bigint))),
    rational(1n),
  );
  return divide(carried, rational(votes[candidate] as bigint));
}

const lesser = (a: Rational | null, b: Rational | null) => {
  if (a === null || b === null) return a ?? b;
  return compare(b, a) < 0 ? b : a;
};
