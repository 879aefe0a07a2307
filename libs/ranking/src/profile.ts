/** Place of a candidate in {@link Profile.candidates}, from 0. */
export type Candidate = number;

/** One rank of a ballot: a candidate, or several that share it. */
export type Rank = Candidate | readonly Candidate[];

/** One way of voting, and how many voted so. */
export interface Ballot {
  /** Whole and positive. */
  readonly count: number;
  /** Best first. A candidate occurs once at most; those left out are unranked. */
  readonly ranks: readonly Rank[];
}

/** The ranked ballots of one election, as read from a file. */
export interface Profile {
  readonly title: string;
  /** How many are to be elected; null where the file does not say. */
  readonly seats: number | null;
  /** Their names, in the order of the ballot paper. */
  readonly candidates: readonly string[];
  /** Who stood down before the count: skipped on every ballot. */
  readonly withdrawn: readonly Candidate[];
  /** The file's own order for ties, first to be chosen first; null where it gives none. */
  readonly tieOrder: readonly Candidate[] | null;
  readonly ballots: readonly Ballot[];
}

/** Thrown for votes that a rule cannot count: equal ranks under STV, no candidate left, more than 2⁵³ ballots. */
export class NotCountableError extends Error {}

/** Ballots without the withdrawn and without the empty ones, and who stands. */
export interface Standing {
  readonly names: readonly string[];
  /** Who stands, in the order of the ballot paper. */
  readonly candidates: readonly Candidate[];
  readonly ballots: readonly Ballot[];
  /** How many ballots name somebody who stands: the valid ones. */
  readonly total: number;
}

/** @throws NotCountableError */
export function standing({ candidates, withdrawn, ballots }: Profile): Standing {
  const gone = new Set(withdrawn);
  const left = candidates.map((_, candidate) => candidate).filter((candidate) => !gone.has(candidate));
  if (left.length === 0) throw new NotCountableError('No candidate stands.');
  const valid = (gone.size === 0 ? ballots : ballots.map((ballot) => without(ballot, gone))).filter(
    ({ ranks }) => ranks.length > 0,
  );
  const total = valid.reduce((sum, { count }) => sum + count, 0);
  if (!Number.isSafeInteger(total)) throw new NotCountableError('There are more ballots than 2⁵³ − 1.');
  return { names: candidates, candidates: left, ballots: valid, total };
}

function without({ count, ranks }: Ballot, gone: ReadonlySet<Candidate>): Ballot {
  const kept = ranks.flatMap((rank): readonly Rank[] => {
    if (typeof rank === 'number') return gone.has(rank) ? [] : [rank];
    const still = rank.filter((candidate) => !gone.has(candidate));
    return still.length === 1 ? still : still.length === 0 ? [] : [still];
  });
  return { count, ranks: kept };
}

/** The ballots for a rule that knows no equal ranks. @throws NotCountableError */
export function strictOrders(ballots: readonly Ballot[], names: readonly string[]): readonly StrictBallot[] {
  for (const { ranks } of ballots) {
    const shared = ranks.find((rank) => typeof rank !== 'number');
    if (shared === undefined) continue;
    const who = (shared as readonly Candidate[]).map((candidate) => names[candidate]).join(' and ');
    throw new NotCountableError(`A ballot ranks ${who} equal: this rule does not count equal ranks.`);
  }
  return ballots as readonly StrictBallot[];
}

export interface StrictBallot {
  readonly count: number;
  readonly ranks: readonly Candidate[];
}
