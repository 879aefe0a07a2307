import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { deleteDocument } from './document-store.ts';
import { type NotRunnable, processToRun } from './runnable.ts';
import { listDocuments } from './store.ts';

/** Takes a document away, the file too. */
export async function removeDocument(
  ctx: Ctx,
  input: { readonly process: string; readonly document: string },
): Promise<Result<void, NotRunnable | 'document-not-found'>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  const document = (await listDocuments(ctx, found.value.id)).find(({ id }) => id === input.document);
  if (!document) return refuse('document-not-found');
  await ctx.transact((inside) => deleteDocument(inside, document));
  return ok();
}
