import type { Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { putBallot } from './ballot-store.ts';
import type { Pot } from './budget.ts';
import { receiptOf } from './cast-ballot.ts';
import { askLosersOf, COUNT_HERE, countBudget } from './count-budget.ts';
import { type ImportedBudget, type ImportedCounts, importBudget } from './import-budget.ts';
import { insertProjects, listProjects, type NewProject, replacePots } from './store.ts';
import { insertUpdate } from './update-store.ts';
import type { UpdateWords } from './write-update.ts';

/** An imported budget, counted at once; what its losers lacked the city asks when it runs. */
export async function seedBudget(
  ctx: Ctx,
  budget: ImportedBudget,
): Promise<Result<ImportedCounts, 'other-budget-here'>> {
  const counts = await importBudget(ctx, budget);
  if (counts.ok) await countBudget(ctx, budget.stepId, COUNT_HERE);
  return counts;
}

/** A budget of the demo city: projects by number, ballots that name them, and what became of the funded ones. */
export interface DemoBudget {
  readonly stepId: NewProject['stepId'];
  readonly pots: readonly Pot[];
  readonly projects: readonly NewProject[];
  readonly ballots: readonly { readonly districtPot: number | null; readonly projects: readonly number[] }[];
  readonly updates: readonly (UpdateWords & { readonly project: number; readonly at: Date })[];
}

/** Written as it is; repeating it adds nothing. A step that is over is counted. */
export async function fillBudget(ctx: Ctx, demo: DemoBudget): Promise<number> {
  if ((await listProjects(ctx, demo.stepId, 'all')).length > 0) return 0;
  await ctx.transact(async (inside) => {
    await replacePots(inside, demo.stepId, demo.pots);
    const projects = await insertProjects(inside, demo.projects);
    for (const [at, { districtPot, projects: chosen }] of demo.ballots.entries()) {
      const districtId = demo.pots.find(({ pot }) => pot === districtPot)?.districtId ?? null;
      const voter = {
        personId: null,
        channel: 'online',
        districtId,
        receipt: receiptOf(new TextEncoder().encode(`demo ${at + 1}`), chosen),
      } as const;
      const standing = demo.pots.filter((pot) => pot.districtId === null || pot.pot === districtPot);
      await putBallot(
        inside,
        demo.stepId,
        voter,
        standing.map(({ pot }) => ({
          pot,
          projects: chosen.filter((number) => demo.projects[number - 1]?.pot === pot),
          points: [],
        })),
      );
    }
    for (const { project, at, ...words } of demo.updates) {
      const found = projects.find(({ number }) => number === project);
      if (found) await insertUpdate(inside, found.id, words, at);
    }
  });
  await countBudget(ctx, demo.stepId, COUNT_HERE);
  await askLosersOf(ctx, demo.stepId, COUNT_HERE);
  return demo.ballots.length;
}
