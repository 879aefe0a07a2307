import type { DistrictId } from '#kernel/ids.ts';
import type { Cents } from '#kernel/money.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { stepState } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { BudgetAddress, Pot } from './budget.ts';
import { budgetToKeep } from './place.ts';
import { listPots, listProjects, replacePots } from './store.ts';

type Refused = 'budget-not-found' | 'not-your-budget' | 'totals-stand' | 'totals-missing' | 'pot-in-use';

/** How much there is for the city and for each district. Once people vote the totals stand. */
export async function setTotals(
  ctx: Ctx,
  address: BudgetAddress,
  totals: readonly { readonly districtId: DistrictId | null; readonly total: Cents }[],
): Promise<Result<readonly Pot[], Refused>> {
  const place = await budgetToKeep(ctx, address, 'run');
  if ('code' in place) return place;
  const { process, step } = place;
  if (process.status === 'published' && stepState(step, ctx.clock.now()) !== 'upcoming') return refuse('totals-stand');
  const wanted = totals.filter(({ total }) => total > 0);
  if (wanted.length === 0) return refuse('totals-missing');
  return ctx.transact(async (inside) => {
    const before = await listPots(inside, step.id);
    const pots = numbered(before, wanted);
    const used = new Set((await listProjects(inside, step.id, 'all')).map(({ pot }) => pot));
    if ([...used].some((pot) => !pots.some((one) => one.pot === pot))) return refuse('pot-in-use');
    await replacePots(inside, step.id, pots);
    return ok(pots);
  });
}

/** A pot that stays keeps its number: projects name it. */
function numbered(
  before: readonly Pot[],
  wanted: readonly { readonly districtId: DistrictId | null; readonly total: Cents }[],
): Pot[] {
  let next = Math.max(0, ...before.map(({ pot }) => pot));
  return wanted
    .map(({ districtId, total }) => {
      const known = before.find((pot) => pot.districtId === districtId);
      if (!known) next += 1;
      return { pot: known?.pot ?? next, districtId, total };
    })
    .sort((a, b) => a.pot - b.pot);
}
