import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';
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

/** Takes a whole budget in, in one transaction. Repeating it adds nothing. Call it as the system. */
export async function importBudget(ctx: Ctx, budget: ImportedBudget): Promise<ImportedCounts> {
  if (ctx.actor.kind !== 'system') throw new Error('An import acts as the system');
  const { processId, stepId } = budget;
  return ctx.transact(async (inside) => {
    if ((await listPots(inside, stepId)).length === 0)
      await replacePots(inside, stepId, [{ pot: 1, districtId: null, total: budget.total }]);
    const known = new Map((await listProjects(inside, stepId, 'all')).map(({ code, number }) => [code, number]));
    const fresh = budget.projects.filter(({ code }) => !known.has(code));
    const added = await insertProjects(
      inside,
      fresh.map((project) => ({
        ...{ stepId, processId, pot: 1, ...project, body: '' },
        ...{ feasibility: 'feasible' as const, feasibilityReason: '' },
      })),
    );
    for (const { code, number } of added) known.set(code, number);
    const numbers = budget.projects.map(({ code }) => known.get(code) ?? 0);
    const ballots = await importVoters(inside, stepId, numbers, budget.ballots);
    return { projects: added.length, ballots };
  });
}
