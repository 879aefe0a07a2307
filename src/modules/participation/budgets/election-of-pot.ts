import { createHash } from 'node:crypto';
import { chosenOnly, type Election, electionOf, type Rule, writePb } from '@ateneu/budgeting';
import type { StepId } from '#kernel/ids.ts';
import type { BallotRow } from './ballot-store.ts';
import type { Pot, Project } from './budget.ts';
import type { BudgetRules } from './rules.ts';

const KINDS = { approval: 'approval', knapsack: 'approval', points: 'cumulative', ranking: 'ordinal' } as const;

/** What the library calls a ballot of these rules. */
export function kindOf({ ballot }: Pick<BudgetRules, 'ballot'>): (typeof KINDS)[keyof typeof KINDS] {
  return KINDS[ballot];
}

/** What one pot is counted from: its projects on the ballot, and every ballot of it. Money is in cents. */
export function electionOfPot(
  rules: BudgetRules,
  pot: Pot,
  projects: readonly Project[],
  ballots: readonly BallotRow[],
): Election {
  const own = projects.filter(({ pot: of, feasibility }) => of === pot.pot && feasibility === 'feasible');
  const codes = new Map(own.map(({ number, code }) => [number, code]));
  const election = electionOf({
    budget: pot.total,
    scale: 100,
    kind: kindOf(rules),
    projects: own.map(({ code, title, cost }) => ({ id: code, name: title, cost: cost ?? 0 })),
    ballots: ballots.map((ballot) => ({
      projects: ballot.projects.map((number) => codes.get(number) ?? ''),
      ...(rules.ballot === 'points' ? { points: ballot.points } : {}),
      count: ballot.count,
    })),
  });
  // What nobody chose is not built, however much is left over.
  return chosenOnly(election);
}

/**
 * The rule a step counts by. Equal Shares raises every voter's part as far as the money goes (Add1), then adds what the rest
 * pays for, most votes first; equals are parted by the lower price, the more votes, and a lot whose seed is the step's
 * id: it stood there before the first project did.
 */
export function ruleOf(rules: BudgetRules, count: BudgetRules['count'], stepId: StepId): Rule {
  const ties = { ties: ['cost', 'votes', 'lot'] as const, seed: seedOf(stepId) };
  if (count === 'greedy') return { rule: 'greedy', utility: 'cost', ...ties };
  const utility = rules.ballot === 'ranking' ? 'borda' : 'cost';
  return { rule: 'equal-shares', utility, completion: 'add1-utilitarian', ...ties };
}

/** The same rule for whoever counts again with `ateneu tally`. */
export function optionsOf(rules: BudgetRules, stepId: StepId): string[] {
  const ties = ['--ties', 'cost,votes,lot', '--seed', seedOf(stepId), '--chosen-only'];
  if (rules.count === 'greedy') return ['--rule', 'greedy', ...ties];
  const utility = rules.ballot === 'ranking' ? ['--utility', 'borda'] : [];
  return ['--rule', 'equal-shares', ...utility, '--completion', 'add1-utilitarian', ...ties];
}

export function seedOf(stepId: StepId): string {
  return stepId.replaceAll('-', '');
}

/** The pot as a Pabulib file, and its SHA-256: what anybody counts from again. */
export function fileOf(election: Election, about: ReadonlyMap<string, string>): { text: string; hash: string } {
  const text = writePb(election, about);
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}
