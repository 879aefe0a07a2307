import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { PictureRefusal } from '#platform/pictures.ts';
import { forgetPicture, keepPicture } from './picture-store.ts';
import { mayRunProjects } from './policy.ts';
import { findProject } from './store.ts';
import { lockProject, writeAlt } from './write-store.ts';

type Refused = 'administrators-only' | 'project-not-found' | 'project-picture-without-words' | PictureRefusal;

/** A new picture (null: the one that is there), and what is seen on it for those who do not see it. */
export async function changePicture(
  ctx: Ctx,
  slug: string,
  { bytes, alt }: { readonly bytes: Uint8Array | null; readonly alt: LocalizedText },
): Promise<Result<void, Refused>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  if (Object.keys(alt).length === 0) return refuse('project-picture-without-words');
  return ctx.transact(async (inside) => {
    const id = await lockProject(inside, slug);
    const project = id && (await findProject(inside, slug));
    if (!project) return refuse('project-not-found');
    if (bytes) {
      const kept = await keepPicture(inside, project, bytes);
      if (!kept.ok) return kept;
    }
    await writeAlt(inside, id, alt);
    await inside.noteAct({ act: 'project-picture', subject: { kind: 'project', id }, after: slug });
    return ok();
  });
}

/** It stands without a picture from now on. */
export async function removePicture(
  ctx: Ctx,
  slug: string,
): Promise<Result<void, 'administrators-only' | 'project-not-found'>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const id = await lockProject(inside, slug);
    const project = id && (await findProject(inside, slug));
    if (!project) return refuse('project-not-found');
    await forgetPicture(inside, project);
    await inside.noteAct({ act: 'project-picture', subject: { kind: 'project', id }, before: slug });
    return ok();
  });
}
