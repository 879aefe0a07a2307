import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { checkDocument } from '#platform/documents.ts';
import type { DocumentVersion } from './document.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FileRefusal = 'file-empty' | 'file-too-large' | 'document-kind';

/** Keeps a file of an allowed kind as it came. */
export async function storeFile(
  ctx: Ctx,
  upload: Upload,
  about: { readonly number: number; readonly languages: readonly Language[]; readonly note: LocalizedText },
): Promise<Result<DocumentVersion, FileRefusal>> {
  const checked = checkDocument(upload.bytes, upload.name);
  if (!checked.ok) return checked;
  const { contentType, name } = checked.value;
  return ok(await putFile(ctx, { bytes: upload.bytes, contentType, name }, about));
}

/** The same for what the house itself wrote. */
export async function putFile(
  ctx: Ctx,
  { bytes, contentType, name }: Upload & { readonly contentType: string },
  about: Pick<DocumentVersion, 'number' | 'languages' | 'note'>,
): Promise<DocumentVersion> {
  const { fileId, size, sha256 } = await ctx.files.put({ bytes, contentType, name, kind: 'library-document' });
  return { ...about, fileId, name, contentType, size, sha256, publishedAt: ctx.clock.now() };
}
