import {
  chosenOnly,
  explain,
  formatRational,
  inEnglish,
  type Loser,
  losersOf,
  type Outcome,
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
  readonly chosenOnly: boolean;
}

/** Counts a `.pb` file and asks what the losers lacked; the report is plain JSON, its numbers exact. */
export function tallyWork({ text, rule, explain: explains, chosenOnly: isShort }: TallyInput, progress: Progress) {
  try {
    progress(0, 0, 'reading the ballots');
    const { election: whole, warnings } = parsePb(text);
    const election = isShort ? chosenOnly(whole) : whole;
    const counted = new Set(election.projects.map(({ id }) => id));
    const outcome = tally(election, rule.rule === 'greedy' ? rule : { ...rule, progress });
    const losers = losersOf(election, rule, progress);
    const report = {
      ...reportOf(outcome, losers),
      ...(isShort ? { unchosen: whole.projects.filter(({ id }) => !counted.has(id)).map(({ id }) => id) } : {}),
      ...(outcome.comparison === null ? {} : { comparison: outcome.comparison }),
      ...(explains ? { explanations: explanationsOf(outcome, losers) } : {}),
    };
    return { report, warnings: warnings.map(({ line, field, why }) => `Line ${line}, ${field}: ${why}`) };
  } catch (fault) {
    if (fault instanceof PbError || fault instanceof RanksNeedUtility) throw new UnusableInput(fault.message);
    throw fault;
  }
}

export type TallyReport = ReturnType<typeof tallyWork>['report'];

function reportOf(outcome: Outcome, losers: readonly Loser[]) {
  return {
    rule: outcome.rule,
    winners: outcome.winners,
    cost: exact(outcome.cost),
    budget: exact(outcome.budget),
    endowment: exact(outcome.endowment),
    rounds: outcome.rounds.map(({ project, supporters, ...round }) => ({
      project,
      cost: exact(round.cost),
      rho: exact(round.rho),
      effectiveVotes: exact(round.effectiveVotes),
      supporters,
      paid: exact(round.paid),
      endowment: exact(round.endowment),
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
  };
}

function explanationsOf(outcome: Outcome, losers: readonly Loser[]) {
  return explain(outcome, losers).map((reason) => ({
    project: reason.project,
    code: reason.code,
    text: inEnglish(reason),
  }));
}

/** A whole number where a double holds it; otherwise its digits, or `"n/d"`. */
function exact(value: Rational): number | string;
function exact(value: Rational | null): number | string | null;
function exact(value: Rational | null): number | string | null {
  if (value === null) return null;
  const isPlain =
    value.d === 1n && value.n <= BigInt(Number.MAX_SAFE_INTEGER) && value.n >= -BigInt(Number.MAX_SAFE_INTEGER);
  return isPlain ? Number(value.n) : formatRational(value);
}
