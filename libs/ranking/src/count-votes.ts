import { type CondorcetReport, condorcet } from './condorcet.ts';
import type { Count, Outcome } from './count-result.ts';
import { countIrv } from './irv.ts';
import { countMeek } from './meek.ts';
import { type PairwiseTable, pairwiseTable } from './pairwise-table.ts';
import { countBorda, countScore } from './points.ts';
import { NotCountableError, type Profile, type Standing, standing } from './profile.ts';
import { countSchulze } from './schulze.ts';
import { type Lot, tieLot } from './tie-order.ts';
import { countByTransfers, SCOTTISH, WIGM, WIGM_PRF } from './weighted-transfer.ts';

/** The rules {@link countVotes} knows. */
export const RULES = [
  'scottish-stv',
  'wigm',
  'wigm-prf',
  'wigm-prf-batch',
  'meek',
  'irv',
  'schulze',
  'condorcet',
  'borda',
  'score',
] as const;

export type Rule = (typeof RULES)[number];

export interface CountOptions {
  readonly rule: Rule;
  /** Overrides the file; without either, 1. IRV and Condorcet elect one whatever the file says. */
  readonly seats?: number;
  /** Draws the order for ties by this seed; without it the file's order decides. */
  readonly seed?: string;
}

/**
 * Counts ranked votes by one rule. The same votes and options give the same result everywhere.
 * @throws NotCountableError where the rule cannot count these votes: nobody stands, equal ranks under STV
 */
export function countVotes(profile: Profile, { rule, seats, seed }: CountOptions): Count {
  const votes = standing(profile);
  const wanted = seats ?? profile.seats ?? 1;
  if (!Number.isSafeInteger(wanted) || wanted < 1) throw new NotCountableError('At least one is to be elected.');
  const lot = tieLot(profile.candidates.length, profile.tieOrder, seed);
  const table = pairwiseTable(votes);
  const report = condorcet(table, profile.candidates);
  const outcome = outcomes({ votes, table, report, seats: wanted, lot })[rule]();
  return { rule, first: null, ranking: null, ...outcome, condorcet: report };
}

interface Given {
  readonly votes: Standing;
  readonly table: PairwiseTable;
  readonly report: CondorcetReport;
  readonly seats: number;
  readonly lot: Lot;
}

function outcomes(given: Given): Record<Rule, () => Outcome> {
  const { votes, table, report, seats, lot } = given;
  return {
    'scottish-stv': () => countByTransfers(SCOTTISH, votes, seats, lot),
    wigm: () => countByTransfers(WIGM, votes, seats, lot),
    'wigm-prf': () => countByTransfers(WIGM_PRF, votes, seats, lot),
    'wigm-prf-batch': () => countByTransfers({ ...WIGM_PRF, sureLosers: true }, votes, seats, lot),
    meek: () => countMeek(votes, seats, lot),
    irv: () => countIrv(votes, lot),
    schulze: () => countSchulze(table, votes.names, given),
    condorcet: () => onlyWinner(votes, report),
    borda: () => countBorda(votes, table, given),
    score: () => countScore(votes, given),
  };
}

function onlyWinner({ names, candidates }: Standing, { winner }: CondorcetReport): Outcome {
  if (winner === null) return { quota: null, elected: [], defeated: [], rounds: [], ties: [] };
  const defeated = candidates.map((one) => names[one] as string).filter((name) => name !== winner);
  return { quota: null, elected: [winner], defeated, rounds: [], ties: [] };
}
