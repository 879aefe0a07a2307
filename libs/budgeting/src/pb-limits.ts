import { type Decimal, readDecimal } from './decimal.ts';
import type { Ballots } from './election.ts';
import type { PbWarning } from './pb-error.ts';

/** Key of META, what of a ballot it bounds, from which side. Amounts of money are held against costs in the election's units. */
const LIMITS = [
  ['min_length', 'length', 'least'],
  ['max_length', 'length', 'most'],
  ['min_sum_cost', 'cost', 'least'],
  ['max_sum_cost', 'cost', 'most'],
  ['min_sum_points', 'points', 'least'],
  ['max_sum_points', 'points', 'most'],
] as const;

/** How many ballots stand outside the bounds that META says; they are counted as they stand. */
export function beyondLimits(
  meta: ReadonlyMap<string, { readonly value: string; readonly line: number }>,
  ballots: Ballots,
  costs: readonly Decimal[],
  scored: boolean,
): PbWarning[] {
  return LIMITS.flatMap(([field, of, side]) => {
    const said = meta.get(field);
    const bound = said && readDecimal(said.value);
    if (!said || !bound || (of === 'points' && !scored)) return [];
    const limit = Number(bound.digits) / 10 ** bound.places;
    let beyond = 0;
    for (let row = 0; row < ballots.rows; row += 1) {
      const size = sizeOf(ballots, row, of, costs);
      if (side === 'most' ? size > limit : size < limit) beyond += ballots.weights[row] as number;
    }
    if (beyond === 0) return [];
    const which = `${beyond} ${beyond === 1 ? 'ballot is' : 'ballots are'} ${side === 'most' ? 'above' : 'below'}`;
    return [{ line: said.line, field, why: `META says "${said.value.slice(0, 40)}"; ${which}, counted as cast.` }];
  });
}

function sizeOf(
  { starts, projects, points, pointScale }: Ballots,
  row: number,
  of: 'length' | 'cost' | 'points',
  costs: readonly Decimal[],
): number {
  const [from, until] = [starts[row] as number, starts[row + 1] as number];
  if (of === 'length') return until - from;
  let sum = 0;
  for (let at = from; at < until; at += 1) {
    const cost = costs[projects[at] as number] as Decimal;
    sum += of === 'cost' ? Number(cost.digits) / 10 ** cost.places : (points[at] as number) / pointScale;
  }
  return sum;
}
