import type { Outcome, Round } from './count-result.ts';
import type { Candidate } from './profile.ts';
import type { BrokenTie, Lot } from './tie-order.ts';

interface Ranked {
  /** Best first; those of one level are equal. */
  readonly levels: readonly (readonly Candidate[])[];
  readonly names: readonly string[];
  readonly seats: number;
  readonly lot: Lot;
}

/**
 * The outcome of a rule that ranks everybody at once: the best take the seats, and the lot decides only where equals
 * meet at the last seat or in the order of election. Its rounds are the levels, each with its reason.
 */
export function ranked(
  { levels, names, seats, lot }: Ranked,
  reason: (level: readonly Candidate[], next: readonly Candidate[] | undefined) => string,
): Outcome {
  const ties: BrokenTie[] = [];
  const order: Candidate[] = [];
  const nameOf = (one: Candidate) => names[one] as string;
  const rounds = levels.map((level, at): Round => {
    const sorted = lot.order.filter((one) => level.includes(one));
    const isElecting = order.length < seats;
    if (sorted.length > 1 && isElecting) {
      const tied = level.map(nameOf);
      ties.push({ round: at + 1, purpose: 'rank', tied, chosen: nameOf(sorted[0] as Candidate), by: lot.drawn });
    }
    const elected = sorted.slice(0, Math.max(0, seats - order.length)).map(nameOf);
    order.push(...sorted);
    const defeated = sorted.map(nameOf).filter((name) => !elected.includes(name));
    return { round: at + 1, what: reason(level, levels[at + 1]), votes: [], elected, defeated, nonTransferable: '0' };
  });
  return {
    quota: null,
    elected: order.slice(0, seats).map(nameOf),
    defeated: order.slice(seats).toReversed().map(nameOf),
    rounds,
    ties,
    ranking: levels.map((level) => level.map(nameOf)),
  };
}
