import { type Refusal, refuse } from '#kernel/result.ts';
import { findProcess, type ProcessWithSteps, type Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { BudgetAddress } from './budget.ts';
import { mayPrepare, mayRead, mayRunBudget } from './policy.ts';
import { type BudgetRules, budgetRules } from './rules.ts';

/** A budget and what holds for it. */
export interface Place {
  readonly process: ProcessWithSteps;
  readonly step: Step;
  readonly rules: BudgetRules;
}

/** What stands at an address, for whoever may read it. */
export async function budgetAt(ctx: Ctx, address: BudgetAddress): Promise<Place | Refusal<'budget-not-found'>> {
  const process = await findProcess(ctx, { slug: address.process });
  const step = process && budgetStep(process, ctx.clock.now(), address.step);
  if (!process || !step || !mayRead(ctx.actor, process)) return refuse('budget-not-found');
  return { process, step, rules: budgetRules(step.rules) };
}

/** The same for those who prepare or run it. */
export async function budgetToKeep(
  ctx: Ctx,
  address: BudgetAddress,
  work: 'prepare' | 'run',
): Promise<Place | Refusal<'budget-not-found' | 'not-your-budget'>> {
  const place = await budgetAt(ctx, address);
  if ('code' in place) return place;
  const may = work === 'run' ? mayRunBudget : mayPrepare;
  return may(ctx.actor, place.process.id) ? place : refuse('not-your-budget');
}

function budgetStep(process: ProcessWithSteps, now: Date, slug?: string): Step | undefined {
  const steps = process.steps.filter((step) => step.method === 'budget');
  if (slug !== undefined) return steps.find((step) => step.slug === slug);
  return steps.filter((step) => step.opensAt <= now).at(-1) ?? steps[0];
}
