import type { FileId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { cleanPicture, type PictureRefusal } from '#platform/pictures.ts';

/** Draws the picture anew, at most 480 px wide, and keeps it. */
export async function storeLogo(ctx: Ctx, bytes: Uint8Array): Promise<Result<FileId, PictureRefusal>> {
  const picture = await cleanPicture(bytes);
  if (!picture.ok) return picture;
  const { contentType, small } = picture.value;
  const stored = await ctx.files.put({ bytes: small.bytes, contentType, name: 'logo.webp', kind: 'city-logo' });
  return ok(stored.fileId);
}
