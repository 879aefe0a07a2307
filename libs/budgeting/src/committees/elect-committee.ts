import type { Election } from '../election.ts';
import type { Progress } from '../outcome.ts';
import { rankingOf, type Tie, votesOf } from '../ties.ts';
import { approvalCommittees } from './approval.ts';
import { CommitteeError } from './committee-error.ts';
import { followTies } from './follow-ties.ts';
import { bestByPav } from './pav.ts';
import { profileOf } from './profile.ts';
import { ruleXStart } from './rule-x.ts';
import { loadsStart } from './sequential-phragmen.ts';

export const COMMITTEE_RULES = ['approval', 'pav', 'sequential-phragmen', 'rule-x'] as const;
export type CommitteeRule = (typeof COMMITTEE_RULES)[number];

export interface CommitteeOptions {
  /** How the one committee is chosen among equals; votes, then ids, where not given. */
  readonly ties?: readonly Tie[];
  readonly seed?: string;
  /** The most tied committees to list; 10,000 where not given. */
  readonly most?: number;
  readonly progress?: Progress;
}

export interface Committee {
  readonly rule: CommitteeRule;
  /** Ids. The sequential rules give the order in which they were elected, the others that of the ties. */
  readonly winners: readonly string[];
  /** Every committee the rule would accept, each in the election's order; `winners` is one of them. */
  readonly tied: readonly (readonly string[])[];
}

/**
 * Elects `seats` projects by their approvals alone, all numbers exact: approval voting, PAV (the true optimum), sequential
 * Phragmén, and Rule X filled up by Phragmén. docs/algorithms/committees.md
 * @throws CommitteeError for more seats than projects, and where more ties than `most` would have to be followed
 */
export function electCommittee(
  election: Election,
  seats: number,
  rule: CommitteeRule,
  options: CommitteeOptions = {},
): Committee {
  const profile = profileOf(election, seats);
  if (!Number.isInteger(seats) || seats < 0 || seats > profile.candidates)
    throw new CommitteeError(`${seats} cannot be elected of ${profile.candidates}.`);
  const most = options.most ?? 10_000;
  const ranking = rankingOf(election, votesOf(election), { ties: ['votes', 'id'], ...options });
  const found = elect();
  const ids = (places: readonly number[]) => places.map((place) => election.projects[place]?.id as string);
  return { rule, winners: ids(found.winners), tied: found.tied.map(ids) };

  function elect() {
    if (rule === 'approval') return firstOf(approvalCommittees(profile, most), ranking);
    if (rule === 'pav') return firstOf(bestByPav(profile, most, options.progress), ranking);
    const start = rule === 'rule-x' ? ruleXStart(profile) : loadsStart(profile);
    return followTies(start, ranking, { seats, most, progress: options.progress });
  }
}

/** Among tied committees the one whose first members, by rank, come first. */
function firstOf(tied: readonly (readonly number[])[], ranking: Int32Array) {
  const rank = (candidate: number) => ranking[candidate] as number;
  const byRank = tied.map((committee) => [...committee].sort((a, b) => rank(a) - rank(b)));
  const winners = byRank.reduce((best, other) => (isBefore(other.map(rank), best.map(rank)) ? other : best));
  return { winners, tied };
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((rank, place) => rank !== b[place]);
  return at !== -1 && (a[at] as number) < (b[at] as number);
}
