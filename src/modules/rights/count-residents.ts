import type { Ctx } from '#platform/ctx.ts';
import { everyoneWhoSaidYes } from './consent-stands.ts';
import { insertStatistics } from './keeping-store.ts';

/** Fewer than so many stand nowhere: a small number points at people. */
export const FEWEST = 10;

/** Where people live, by district, in one reading of many. `''`: she told no district. */
export type GroupsOf = (ctx: Ctx, people: readonly string[]) => Promise<readonly string[]>;

/**
 * Once a week: how many residents there are by group, of those who said yes to being counted. Groups of fewer than ten
 * are left out, and a second one with them where the total would give the only one away.
 */
export async function countResidents(ctx: Ctx, groupsOf: GroupsOf): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>();
  let people = 0;
  for await (const batch of everyoneWhoSaidYes(ctx, 'statistics')) {
    for (const group of await groupsOf(ctx, batch)) {
      counts.set(group, (counts.get(group) ?? 0) + 1);
      people += 1;
    }
  }
  const published = withoutSmall(counts);
  await insertStatistics(ctx, { people: people < FEWEST ? 0 : people, counts: published });
  return published;
}

/** Suppression, then complementary suppression: https://doi.org/10.1007/978-1-4613-0121-9 (Willenborg, de Waal, ch. 1). */
export function withoutSmall(counts: ReadonlyMap<string, number>): Record<string, number> {
  const sorted = [...counts].sort(([, a], [, b]) => a - b);
  const small = sorted.filter(([, n]) => n < FEWEST).length;
  const hidden = sorted.slice(0, small).reduce((sum, [, n]) => sum + n, 0);
  const left = small > 0 && hidden < FEWEST ? small + 1 : small;
  return Object.fromEntries(sorted.slice(left).sort(([a], [b]) => (a < b ? -1 : 1)));
}
