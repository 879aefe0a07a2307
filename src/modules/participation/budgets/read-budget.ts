import { ok, type Result } from '#kernel/result.ts';
import { mayTakePart, stepState } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Basket, findOwnBallot } from './ballot-store.ts';
import type { BudgetAddress, OwnBallot, Pot, Project } from './budget.ts';
import { type CountedStep, findCounts } from './count-store.ts';
import { basketOf } from './fill-basket.ts';
import { budgetAt, type Place } from './place.ts';
import { isOpen, mayPrepare, mayRunBudget } from './policy.ts';
import { listPots, listProjects } from './store.ts';

export interface BudgetRead extends Place {
  readonly pots: readonly Pot[];
  /** What people vote on; for those who prepare it, every project. */
  readonly projects: readonly Project[];
  readonly basket: Basket | undefined;
  readonly cast: OwnBallot | undefined;
  /** Only once the step has closed: no running totals. */
  readonly counts: readonly CountedStep[];
  readonly may: { readonly vote: boolean; readonly prepare: boolean; readonly run: boolean };
}

/** A budget as one person meets it. */
export async function readBudget(ctx: Ctx, address: BudgetAddress): Promise<Result<BudgetRead, 'budget-not-found'>> {
  const place = await budgetAt(ctx, address);
  if ('code' in place) return place;
  const { process, step } = place;
  const { actor } = ctx;
  const now = ctx.clock.now();
  const prepares = mayPrepare(actor, process.id);
  const open = isOpen(process, step, now);
  const person = actor.kind === 'person' ? actor.personId : undefined;
  const [pots, projects, counts, basket, cast] = await Promise.all([
    listPots(ctx, step.id),
    listProjects(ctx, step.id, 'all'),
    stepState(step, now) === 'closed' ? findCounts(ctx, step.id) : [],
    person && open ? basketOf(ctx, place, person) : undefined,
    person ? findOwnBallot(ctx, step.id, person) : undefined,
  ]);
  return ok({
    ...place,
    ...{ pots, projects, basket, cast, counts },
    may: {
      vote: open && mayTakePart(actor, process),
      prepare: prepares,
      run: mayRunBudget(actor, process.id),
    },
  });
}
