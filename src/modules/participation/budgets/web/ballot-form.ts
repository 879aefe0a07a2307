import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import type { Basket } from '../ballot-store.ts';
import type { BudgetRead } from '../read-budget.ts';

/** What the ballot form says, whichever kind of ballot it is; and what of it is no number. */
export function basketFrom(
  typed: Typed,
  read: Pick<BudgetRead, 'projects' | 'pots' | 'rules'>,
  { t }: Reader,
): { basket: Basket; problems: readonly FieldProblem[] } {
  const pot = Number(typed.district);
  const districtPot = read.pots.some((one) => one.pot === pot && one.districtId !== null) ? pot : null;
  if (read.rules.ballot === 'approval' || read.rules.ballot === 'knapsack') {
    const picked = ([] as string[]).concat((typed.projects as string | string[] | undefined) ?? []).map(Number);
    return {
      basket: { projects: [...new Set(picked)].filter(Number.isSafeInteger), points: [], districtPot },
      problems: [],
    };
  }
  const problems: FieldProblem[] = [];
  const numbers = read.projects.flatMap(({ number }) => {
    const text = String(typed[`n-${number}`] ?? '').trim();
    if (text === '' || text === '0') return [];
    if (!/^[0-9]{1,4}$/.test(text)) {
      problems.push({ field: `n-${number}`, message: t('budget.ballot.whole-number') });
      return [];
    }
    return [{ number, given: Number(text) }];
  });
  if (read.rules.ballot === 'points') {
    const points = numbers.map(({ given }) => given);
    return { basket: { projects: numbers.map(({ number }) => number), points, districtPot }, problems };
  }
  const ranked = numbers.toSorted((a, b) => a.given - b.given);
  ranked.forEach(({ number, given }, at) => {
    if (ranked[at - 1]?.given === given) problems.push({ field: `n-${number}`, message: t('budget.ballot.same-rank') });
  });
  return { basket: { projects: ranked.map(({ number }) => number), points: [], districtPot }, problems };
}
