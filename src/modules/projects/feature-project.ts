import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayRunProjects } from './policy.ts';
import { MOST_FEATURED, movedBy } from './project.ts';
import { findProject, listFeatured } from './store.ts';
import { takeTurn, writeFeatured } from './write-store.ts';

type Refused = 'administrators-only' | 'project-not-found' | 'project-not-public' | 'featured-enough';

/** first, last: onto the home page at its end, or off it. up, down: one place along. */
export type Featuring = 'on' | 'off' | 'up' | 'down';

/** Which projects stand on the home page, and in which order. What is so already stays so. */
export async function featureProject(ctx: Ctx, slug: string, how: Featuring): Promise<Result<void, Refused>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    await takeTurn(inside);
    const project = await findProject(inside, slug);
    if (!project) return refuse('project-not-found');
    if (project.status !== 'published') return refuse('project-not-public');
    const order = (await listFeatured(inside)).map((each) => each.slug);
    const isOn = order.includes(slug);
    if (how === 'on' && !isOn && order.length >= MOST_FEATURED)
      return refuse('featured-enough', { most: MOST_FEATURED });
    const next = orderAfter(order, slug, how);
    await writeFeatured(inside, next);
    const [before, after] = [order.join(', '), next.join(', ')];
    await inside.noteAct({ act: 'project-featured', subject: { kind: 'project', id: project.id }, before, after });
    return ok();
  });
}

function orderAfter(order: readonly string[], slug: string, how: Featuring): readonly string[] {
  if (how === 'off') return order.filter((each) => each !== slug);
  if (how === 'on') return order.includes(slug) ? order : [...order, slug];
  return movedBy(order, slug, how === 'up' ? -1 : 1) ?? order;
}
