import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Project } from '../budget.ts';
import type { BudgetRead } from '../read-budget.ts';
import { numberIn } from './budget-words.ts';

/** The outcome as a sentence: how many won, what they cost, of how much. */
export function outcomeInWords(r: Reader, { counts, pots }: BudgetRead): string {
  if (counts.length === 0) return r.t('budget.result.counting');
  const total = r.money(pots.reduce((sum, pot) => sum + pot.total, 0) as Cents);
  const n = counts.reduce((sum, { result }) => sum + result.winners.length, 0);
  if (n === 0) return r.t('budget.result.outcome-none', { total });
  const cost = counts.reduce((sum, { result }) => sum + numberIn(result.cost), 0);
  return r.t('budget.result.outcome', {
    ...{ n, total },
    cost: r.money(Math.round(cost * 100) as Cents),
  });
}

/** What is built, pot by pot, in the order in which it was funded. */
export function fundedProjects({ counts, projects }: BudgetRead): readonly Project[] {
  return counts.flatMap(({ pot, result }) =>
    result.rounds.flatMap(
      ({ project: code }) => projects.find((project) => project.pot === pot && project.code === code) ?? [],
    ),
  );
}
