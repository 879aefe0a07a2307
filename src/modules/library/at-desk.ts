import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { DocumentId, LibraryDocument } from './document.ts';
import { mayKeepIn } from './publish-document.ts';
import { findDocument, lockDocument } from './store.ts';

export type NotAtDesk = 'library-document-not-found' | 'not-your-document';

/** For whoever may keep it, withdrawn or not. */
export async function documentAtDesk(ctx: Ctx, id: DocumentId): Promise<Result<LibraryDocument, NotAtDesk>> {
  return forItsKeepers(ctx, await findDocument(ctx, { id }));
}

/** The same, and nobody else changes it until the transaction ends. */
export async function documentToChange(
  inside: Ctx,
  id: DocumentId,
): Promise<Result<LibraryDocument, NotAtDesk | 'document-withdrawn'>> {
  const found = await forItsKeepers(inside, await lockDocument(inside, id));
  return found.ok && found.value.state === 'withdrawn' ? refuse('document-withdrawn') : found;
}

async function forItsKeepers(
  ctx: Ctx,
  document: LibraryDocument | undefined,
): Promise<Result<LibraryDocument, NotAtDesk>> {
  if (!document) return refuse('library-document-not-found');
  // Whatever became of its topic, its process says who keeps it.
  const { processId } = document;
  return (await mayKeepIn(ctx, { processId, topicId: null })) ? ok(document) : refuse('not-your-document');
}
