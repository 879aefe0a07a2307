import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { byAdministrator } from './on-record.ts';
import { mayRunProjects } from './policy.ts';
import { findProject, listFeatured } from './store.ts';
import { lockProject, markWithdrawn, takeTurn, writeFeatured } from './write-store.ts';

type Refused = 'administrators-only' | 'project-not-found' | 'project-not-public' | 'withdrawal-without-reason';

/** Nobody but administrators reads it from now on; why it went stands on the public record and at its address. */
export async function withdrawProject(ctx: Ctx, slug: string, reason: LocalizedText): Promise<Result<void, Refused>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  if (Object.values(reason).every((words) => words.trim() === '')) return refuse('withdrawal-without-reason');
  return ctx.transact(async (inside) => {
    await takeTurn(inside);
    const id = await lockProject(inside, slug);
    const project = id && (await findProject(inside, slug));
    if (!project) return refuse('project-not-found');
    if (project.status !== 'published') return refuse('project-not-public');
    const left = (await listFeatured(inside)).filter((each) => each.id !== id);
    await markWithdrawn(inside, id, reason);
    // Those after it move up: no gap stays on the home page.
    if (project.featured !== null)
      await writeFeatured(
        inside,
        left.map((each) => each.slug),
      );
    const payload = { ...byAdministrator(inside), title: project.title, reason };
    const subject = { kind: 'project', id } as const;
    await appendToRecord(inside, { kind: 'project-withdrawn', subject, processId: null, payload });
    return ok();
  });
}
