import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { cleanPicture, type PictureRefusal, type SizedPicture } from '#platform/pictures.ts';
import type { Project } from './project.ts';
import { writePicture } from './write-store.ts';

/** Draws it anew in two sizes; the picture before is gone. */
export async function keepPicture(
  ctx: Ctx,
  project: Project,
  bytes: Uint8Array,
): Promise<Result<void, PictureRefusal>> {
  const clean = await cleanPicture(bytes);
  if (!clean.ok) return clean;
  await storePicture(ctx, project, clean.value);
  return ok();
}

/** @param sizes WebP, clean already */
export async function storePicture(
  ctx: Ctx,
  project: Pick<Project, 'id' | 'slug' | 'picture'>,
  { large, small }: { readonly large: SizedPicture; readonly small: Pick<SizedPicture, 'bytes'> },
): Promise<void> {
  await forgetPicture(ctx, project);
  const kept = { contentType: 'image/webp', name: `${project.slug}.webp`, kind: 'project-picture' };
  const { fileId } = await ctx.files.put({ ...kept, bytes: large.bytes });
  const { fileId: smallFileId } = await ctx.files.put({ ...kept, bytes: small.bytes });
  await writePicture(ctx, project.id, { fileId, smallFileId, width: large.width, height: large.height });
}

export async function forgetPicture(ctx: Ctx, { id, picture }: Pick<Project, 'id' | 'picture'>): Promise<void> {
  if (!picture) return;
  await writePicture(ctx, id, null);
  await ctx.files.remove(picture.fileId);
  await ctx.files.remove(picture.smallFileId);
}
