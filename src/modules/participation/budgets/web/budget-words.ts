import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Exact } from '../counted-pot.ts';
import type { BudgetRules } from '../rules.ts';

/** How a ballot is filled in, in a sentence. */
export function limitInWords({ t }: Reader, rules: BudgetRules): string {
  if (rules.ballot === 'knapsack') return t('budget.limit.knapsack');
  if (rules.ballot === 'points') return t('budget.limit.points', { points: rules.points, max: rules.maxProjects });
  return t(`budget.limit.${rules.ballot}`, { max: rules.maxProjects });
}
// words: budget.limit.approval budget.limit.ranking

/** An exact amount of the currency, rounded to cents to be read. */
export function moneyOf(r: Reader, amount: Exact): string {
  return r.money(Math.round(numberIn(amount) * 100) as Cents);
}

export function numberIn(exact: Exact): number {
  const [n = '0', d = '1'] = exact.split('/');
  return Number(n) / Number(d);
}
