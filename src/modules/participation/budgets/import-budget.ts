import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { gatherBallots, weighBallots } from './ballot-store.ts';
import type { Pot, Project } from './budget.ts';
import { importVoters } from './import-store.ts';
import { insertProjects, listPots, listProjects, replacePots } from './store.ts';

/** A budget as a Pabulib file holds it: one pot, its projects, its ballots. */
export interface ImportedBudget {
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly total: Cents;
  readonly projects: readonly {
    readonly code: string;
    readonly language: Language;
    readonly title: string;
    readonly cost: Cents;
  }[];
  /** Projects by their place in the list above. */
  readonly ballots: Iterable<{
    readonly externalId: string;
    readonly projects: readonly number[];
    readonly points: readonly number[];
  }>;
}

export interface ImportedCounts {
  readonly projects: number;
  readonly ballots: number;
}

/**
 * Takes a whole budget in, in one transaction. Repeating it adds nothing; where another budget stands it is refused, since its
 * ballots would be counted together with those that are there. Call it as the system.
 */
export async function importBudget(
  ctx: Ctx,
  budget: ImportedBudget,
): Promise<Result<ImportedCounts, 'other-budget-here'>> {
  if (ctx.actor.kind !== 'system') throw new Error('An import acts as the system');
  const { processId, stepId } = budget;
  return ctx.transact(async (inside) => {
    const before = await listProjects(inside, stepId, 'all');
    if (before.length > 0) {
      const isSame = await holds(inside, budget, await listPots(inside, stepId), before);
      return isSame ? ok({ projects: 0, ballots: 0 }) : refuse('other-budget-here');
    }
    await replacePots(inside, stepId, [{ pot: 1, districtId: null, total: budget.total }]);
    const added = await insertProjects(
      inside,
      budget.projects.map((project) => ({
        ...{ stepId, processId, pot: 1, ...project, body: '' },
        ...{ feasibility: 'feasible' as const, feasibilityReason: '' },
      })),
    );
    const numbers = added.map(({ number }) => number).sort((a, b) => a - b);
    return ok({ projects: added.length, ballots: await importVoters(inside, stepId, numbers, budget.ballots) });
  });
}

/** Does the step hold this budget, and nothing else? */
async function holds(
  ctx: Ctx,
  { stepId, total, projects, ballots }: ImportedBudget,
  pots: readonly Pot[],
  before: readonly Project[],
): Promise<boolean> {
  const [pot] = pots;
  if (pots.length !== 1 || pot?.total !== total || before.length !== projects.length) return false;
  const isProject = ({ code, title, cost }: Project, at: number) =>
    code === projects[at]?.code && title === projects[at]?.title && cost === projects[at]?.cost;
  if (!before.every(isProject)) return false;
  await weighBallots(ctx);
  const left = new Map<string, number>();
  for (const { projects: chosen, points, count } of await gatherBallots(ctx, stepId, pot.pot)) {
    const key = `${chosen.join()} ${points.join()}`;
    left.set(key, (left.get(key) ?? 0) + count);
  }
  for (const { projects: places, points } of ballots) {
    const key = `${places.map((place) => before[place]?.number).join()} ${points.join()}`;
    left.set(key, (left.get(key) ?? 0) - 1);
  }
  return [...left.values()].every((count) => count === 0);
}
