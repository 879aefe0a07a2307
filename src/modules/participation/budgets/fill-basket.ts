import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Basket, findBasket, findOwnBallot, keepBasket } from './ballot-store.ts';
import type { BudgetAddress } from './budget.ts';
import { budgetAt, type Place } from './place.ts';
import { isOpen } from './policy.ts';
import { findProject, listProjects } from './store.ts';

type Refused = 'budget-not-found' | 'sign-in-first' | 'budget-closed' | 'project-not-on-ballot';

/** Puts one project into her basket or takes it out. Limits are asked when the ballot is cast: nothing is lost before. */
export async function moveInBasket(
  ctx: Ctx,
  address: BudgetAddress,
  move: { readonly project: number; readonly into: boolean },
): Promise<Result<Place, Refused>> {
  const open = await openPlace(ctx, address);
  if (!open.ok) return open;
  const { place, personId } = open.value;
  const project = await findProject(ctx, place.step.id, move.project);
  if (project?.feasibility !== 'feasible') return refuse('project-not-on-ballot');
  return ctx.transact(async (inside) => {
    const basket = await basketOf(inside, place, personId);
    const kept = basket.projects.flatMap((number, at) => (number === project.number ? [] : [at]));
    const projects = kept.map((at) => basket.projects[at] ?? 0);
    const points = basket.points.length > 0 ? kept.map((at) => basket.points[at] ?? 0) : [];
    if (move.into) {
      projects.push(project.number);
      if (place.rules.ballot === 'points') points.push(1);
    }
    await keepBasket(inside, place.step.id, personId, { ...basket, projects, points });
    return ok(place);
  });
}

/** Replaces all that lies in her basket by what the ballot form says. */
export async function fillBasket(ctx: Ctx, address: BudgetAddress, basket: Basket): Promise<Result<Place, Refused>> {
  const open = await openPlace(ctx, address);
  if (!open.ok) return open;
  const { place, personId } = open.value;
  const onBallot = new Set((await listProjects(ctx, place.step.id, 'on-ballot')).map(({ number }) => number));
  if (basket.projects.some((number) => !onBallot.has(number))) return refuse('project-not-on-ballot');
  await keepBasket(ctx, place.step.id, personId, basket);
  return ok(place);
}

/** What lies in her basket; to begin with, the ballot she has cast. */
export async function basketOf(ctx: Ctx, { step }: Place, personId: Parameters<typeof findBasket>[2]): Promise<Basket> {
  const basket = await findBasket(ctx, step.id, personId);
  if (basket) return basket;
  const cast = await findOwnBallot(ctx, step.id, personId);
  return cast ? { ...cast.choice, districtPot: cast.districtPot } : { projects: [], points: [], districtPot: null };
}

async function openPlace(ctx: Ctx, address: BudgetAddress) {
  const place = await budgetAt(ctx, address);
  if ('code' in place) return place;
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  const { process, step } = place;
  if (!isOpen(process, step, ctx.clock.now())) return refuse('budget-closed', { date: step.closesAt ?? step.opensAt });
  return ok({ place, personId: ctx.actor.personId });
}
