import { ok, type Result, refuse } from '#kernel/result.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProjectPublished } from './events.ts';
import { byAdministrator, stateOnRecord } from './on-record.ts';
import { mayRunProjects } from './policy.ts';
import { findProject } from './store.ts';
import { lockProject, markPublished } from './write-store.ts';

type Refused =
  | 'administrators-only'
  | 'project-not-found'
  | 'project-published-already'
  | 'project-picture-without-words';

/** From now on everybody reads it. One that was withdrawn comes back under its first date. */
export async function publishProject(ctx: Ctx, slug: string): Promise<Result<void, Refused>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const id = await lockProject(inside, slug);
    const project = id && (await findProject(inside, slug));
    if (!project) return refuse('project-not-found');
    if (project.status === 'published') return refuse('project-published-already');
    if (project.picture && Object.keys(project.alt).length === 0) return refuse('project-picture-without-words');
    await markPublished(inside, id, project.publishedAt ?? inside.clock.now());
    const event: ProjectPublished = { type: 'project-published', projectId: id };
    await inside.emit(event);
    const { title, state, planned, spent } = project;
    const payload = {
      ...byAdministrator(inside),
      title,
      state: stateOnRecord(state),
      plannedCents: planned,
      spentCents: spent,
    };
    const subject = { kind: 'project', id } as const;
    await appendToRecord(inside, { kind: 'project-published', subject, processId: null, payload });
    return ok();
  });
}
