import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { readCity } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { MilestoneReached } from './events.ts';
import { mayRunProjects } from './policy.ts';
import type { MilestoneId, Project } from './project.ts';
import { findProject } from './store.ts';
import { deleteMilestone, insertMilestone, lockProject, markReached } from './write-store.ts';

type NotThere = 'administrators-only' | 'project-not-found' | 'milestone-not-found';

/** What happened on a day, or will. One that is reached already is told to the followers at once. */
export async function keepMilestone(
  ctx: Ctx,
  slug: string,
  milestone: { readonly on: string; readonly title: LocalizedText; readonly reached: boolean },
): Promise<Result<{ id: MilestoneId }, NotThere | 'milestone-without-title'>> {
  return changed(ctx, slug, async (inside, project) => {
    const [language = 'ca'] = (await readCity(inside)).languages;
    if (!milestone.title[language]?.trim()) return refuse('milestone-without-title');
    const id = inside.newId<MilestoneId>();
    await insertMilestone(inside, project.id, { ...milestone, id });
    if (milestone.reached) await tell(inside, project, id);
    return ok({ id });
  });
}

/** A planned one is reached: told once. */
export async function reachMilestone(ctx: Ctx, slug: string, id: MilestoneId): Promise<Result<void, NotThere>> {
  return changed(ctx, slug, async (inside, project) => {
    if (!(await markReached(inside, project.id, id))) return refuse('milestone-not-found');
    await tell(inside, project, id);
    return ok();
  });
}

export async function removeMilestone(ctx: Ctx, slug: string, id: MilestoneId): Promise<Result<void, NotThere>> {
  return changed(ctx, slug, async (inside, project) =>
    (await deleteMilestone(inside, project.id, id)) ? ok() : refuse('milestone-not-found'),
  );
}

async function changed<T, Code extends string>(
  ctx: Ctx,
  slug: string,
  change: (inside: Ctx, project: Project) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | 'administrators-only' | 'project-not-found'>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const id = await lockProject(inside, slug);
    const project = id && (await findProject(inside, slug));
    if (!project) return refuse('project-not-found');
    const done = await change(inside, project);
    if (done.ok) await inside.noteAct({ act: 'project-milestones', subject: { kind: 'project', id }, after: slug });
    return done;
  });
}

/** Of a draft nobody hears. */
async function tell(ctx: Ctx, { id, status }: Project, milestoneId: MilestoneId): Promise<void> {
  if (status !== 'published') return;
  const event: MilestoneReached = { type: 'milestone-reached', projectId: id, milestoneId };
  await ctx.emit(event);
}
