import {
  explain,
  formatRational,
  inEnglish,
  losersOf,
  PbError,
  parsePb,
  RanksNeedUtility,
  type Rational,
  type Rule,
  tally,
} from '@ateneu/budgeting';
import { UnusableInput } from './long-work.ts';
import type { Progress } from './works.ts';

export interface TallyInput {
  readonly text: string;
  readonly rule: Rule;
  readonly explain: boolean;
}

/** Counts a `.pb` file and asks what the losers lacked; the result is plain JSON, its numbers exact. */
export function tallyWork({ text, rule, explain: explains }: TallyInput, progress: Progress) {
  try {
    const { election } = parsePb(text);
    const counted = { ...rule, ...(rule.rule === 'equal-shares' ? { progress } : {}) };
    const outcome = tally(election, counted);
    const losers = losersOf(election, rule, progress);
    return {
      rule: outcome.rule,
      winners: outcome.winners,
      cost: exact(outcome.cost),
      budget: exact(outcome.budget),
      endowment: exact(outcome.endowment),
      rounds: outcome.rounds.map(({ project, by, supporters, ...round }) => ({
        project,
        cost: exact(round.cost),
        rho: exact(round.rho),
        effectiveVotes: exact(round.effectiveVotes),
        supporters,
        paid: exact(round.paid),
        endowment: exact(round.endowment),
        by,
      })),
      losers: losers.map(({ project, effectiveSupport, lacks }) => ({
        project,
        effectiveSupport: exact(effectiveSupport),
        lacks: {
          money: exact(lacks.money),
          priceCut: lacks.priceCut === null ? null : exact({ n: lacks.priceCut, d: 1n }),
          extraVotes: lacks.extraVotes === null ? null : Number(lacks.extraVotes),
        },
      })),
      ...(outcome.comparison === null ? {} : { comparison: outcome.comparison }),
      ...(explains
        ? {
            explanations: explain(outcome, losers).map((reason) => ({
              project: reason.project,
              code: reason.code,
              text: inEnglish(reason),
            })),
          }
        : {}),
    };
  } catch (fault) {
    if (fault instanceof PbError || fault instanceof RanksNeedUtility) throw new UnusableInput(fault.message);
    throw fault;
  }
}

export type TallyReport = ReturnType<typeof tallyWork>;

/** A whole number where a double holds it; otherwise its digits, or `"n/d"`. */
function exact(value: Rational): number | string;
function exact(value: Rational | null): number | string | null;
function exact(value: Rational | null): number | string | null {
  if (value === null) return null;
  const isPlain =
    value.d === 1n && value.n <= BigInt(Number.MAX_SAFE_INTEGER) && value.n >= -BigInt(Number.MAX_SAFE_INTEGER);
  return isPlain ? Number(value.n) : formatRational(value);
}
