import type { Id, Profile } from './opinion.ts';
import { proportionTest, SIGNIFICANT, smoothedShare, twoProportionTest } from './statistics.ts';
import type { VoteTable } from './vote-table.ts';

/** A comment on which a group stands out from the others. */
export interface RepresentativeComment {
  readonly comment: Id;
  readonly direction: 'agree' | 'disagree';
  /** Of the group's votes on it (`trials`, passes included) those in the direction. */
  readonly success: number;
  readonly trials: number;
  readonly probability: number;
  readonly probabilityTest: number;
  /** The group's share of the direction over the others' share. */
  readonly representativeness: number;
  readonly representativenessTest: number;
  /** The one comment that says best what the group agrees with. */
  readonly bestAgree: boolean;
}

const MOST = 5;

/** One direction of a comment in a group: share and test, and both against the other groups. */
interface Side {
  readonly success: number;
  readonly p: number;
  readonly pTest: number;
  readonly r: number;
  readonly rTest: number;
}

interface Candidate {
  readonly comment: Id;
  readonly trials: number;
  readonly agree: Side;
  readonly disagree: Side;
}

/**
 * The comments that represent a group, as Pol.is chooses them: those that are significant both ways, by r·rt·p·pt, at
 * most five, what the group agrees with first; where none is, the one nearest to it.
 * @param tally votes of the group, by code
 * @param all votes of all groups together, by code
 */
export function representativeComments(
  table: VoteTable,
  tally: Int32Array,
  all: Int32Array,
  profile: Profile,
): RepresentativeComment[] {
  let best: { candidate: Candidate; test: number } | undefined;
  let bestAgree: Candidate | undefined;
  const sufficient: Candidate[] = [];
  for (const [index, comment] of table.comments.entries()) {
    if (table.standing[index] !== 'in') continue;
    const candidate = candidateOf(comment, index * 4, tally, all);
    const test = Math.max(candidate.agree.rTest, candidate.disagree.rTest);
    if (isSufficient(candidate)) sufficient.push(candidate);
    if (best === undefined || test > best.test) best = { candidate, test };
    if (isBetterAgree(candidate, bestAgree)) bestAgree = candidate;
  }
  const head = bestAgree ?? best?.candidate;
  if (sufficient.length === 0) return head === undefined ? [] : [described(head, head === bestAgree, profile)];
  const ranked = sufficient.filter((one) => one !== bestAgree).map((one) => described(one, false, profile));
  ranked.sort((a, b) => weightOf(b) - weightOf(a));
  const chosen = [...(bestAgree === undefined ? [] : [described(bestAgree, true, profile)]), ...ranked].slice(0, MOST);
  const isAgree = (one: RepresentativeComment) => one.bestAgree || one.direction === 'agree';
  return [...chosen.filter(isAgree), ...chosen.filter((one) => !isAgree(one))];
}

function candidateOf(comment: Id, code: number, tally: Int32Array, all: Int32Array): Candidate {
  const count = (counts: Int32Array, vote: number) => counts[code + vote] as number;
  const votes = (counts: Int32Array) => count(counts, 0) + count(counts, 1) + count(counts, 2);
  const trials = votes(tally);
  const rest = votes(all) - trials;
  const side = (vote: number): Side => {
    const success = count(tally, vote);
    const elsewhere = count(all, vote) - success;
    const p = smoothedShare(success, trials);
    return {
      success,
      p,
      pTest: proportionTest(success, trials),
      r: p / smoothedShare(elsewhere, rest),
      rTest: twoProportionTest(success, elsewhere, trials, rest),
    };
  };
  return { comment, trials, agree: side(2), disagree: side(0) };
}

function isSufficient({ agree, disagree }: Candidate): boolean {
  return [agree, disagree].some(({ rTest, pTest }) => rTest > SIGNIFICANT && pTest > SIGNIFICANT);
}

function isBetterAgree({ agree, disagree }: Candidate, than: Candidate | undefined): boolean {
  if (agree.success === 0 && disagree.success === 0) return false;
  if (than === undefined) return agree.pTest > SIGNIFICANT || (agree.r > 1 && agree.p > 0.5);
  const old = than.agree;
  if (old.r > 1) return agree.r * agree.rTest * agree.p * agree.pTest > old.r * old.rTest * old.p * old.pTest;
  return agree.p * agree.pTest > old.p * old.pTest;
}

/** Pol.is gives the best agreed comment, too, in the direction in which the group differs more: it may say disagree. */
function described(
  { comment, trials, agree, disagree }: Candidate,
  bestAgree: boolean,
  profile: Profile,
): RepresentativeComment {
  const isAgree = agree.rTest > disagree.rTest || (bestAgree && profile === 'default');
  const direction = isAgree ? 'agree' : 'disagree';
  const side = direction === 'agree' ? agree : disagree;
  return {
    comment,
    direction,
    success: side.success,
    trials,
    probability: side.p,
    probabilityTest: side.pTest,
    representativeness: side.r,
    representativenessTest: side.rTest,
    bestAgree,
  };
}

const weightOf = (one: RepresentativeComment) =>
  one.representativeness * one.representativenessTest * one.probability * one.probabilityTest;
