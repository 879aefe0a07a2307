import type { DrawnMap, StatementOnMap } from './drawn-map.ts';

/** From here on a statement is shared: the smallest share of agreement of any group. */
export const SHARED_FROM = 0.6;

/** Statements on which every group stands on one side, the most shared first. */
export function sharedStatements(map: DrawnMap): { one: StatementOnMap; says: 'agree' | 'disagree'; least: number }[] {
  return map.statements
    .flatMap((one) => {
      const sides = (['agree', 'disagree'] as const).map((says) => ({ one, says, least: leastShare(map, one, says) }));
      return sides.filter(({ least }) => least >= SHARED_FROM);
    })
    .sort((a, b) => b.least - a.least || a.one.number - b.one.number);
}

/** The smallest share in any group of those who answered; 0 where a group hardly answered. */
function leastShare(map: DrawnMap, one: StatementOnMap, says: 'agree' | 'disagree'): number {
  const counts = map.groups.length > 1 ? one.byGroup : [[one.agree, one.disagree, one.pass] as const];
  return Math.min(
    ...counts.map(([agree, disagree, pass]) => {
      const seen = agree + disagree + pass;
      return seen < 5 ? 0 : (says === 'agree' ? agree : disagree) / seen;
    }),
  );
}
