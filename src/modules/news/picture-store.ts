import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { cleanPicture, type PictureRefusal } from '#platform/pictures.ts';
import type { NewsPicture } from './news.ts';

/** keep: the one that is there, if any · remove · bytes: this one instead. */
export type PictureChange = 'keep' | 'remove' | Uint8Array;

/** The picture as it is after the change, drawn anew without the place it was taken; the one before is taken away. */
export async function changePicture(
  ctx: Ctx,
  before: NewsPicture | null,
  change: PictureChange,
  alt: LocalizedText,
): Promise<Result<NewsPicture | null, PictureRefusal>> {
  if (change === 'keep') return ok(before && { ...before, alt });
  const stored = change === 'remove' ? ok(null) : await storePicture(ctx, change, alt);
  if (stored.ok) await removePicture(ctx, before);
  return stored;
}

export async function removePicture(ctx: Ctx, picture: NewsPicture | null): Promise<void> {
  if (!picture) return;
  await ctx.files.remove(picture.fileId);
  await ctx.files.remove(picture.smallFileId);
}

async function storePicture(
  ctx: Ctx,
  bytes: Uint8Array,
  alt: LocalizedText,
): Promise<Result<NewsPicture, PictureRefusal>> {
  const picture = await cleanPicture(bytes);
  if (!picture.ok) return picture;
  const { contentType, large, small } = picture.value;
  const same = { contentType, name: 'news.webp', kind: 'news-picture' };
  const { fileId } = await ctx.files.put({ ...same, bytes: large.bytes });
  const { fileId: smallFileId } = await ctx.files.put({ ...same, bytes: small.bytes });
  return ok({ fileId, smallFileId, width: large.width, height: large.height, alt });
}
