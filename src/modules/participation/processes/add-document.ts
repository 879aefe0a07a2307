import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type DocumentRefusal, keepDocument, type Upload } from './document-store.ts';
import { lockProcess } from './edit-store.ts';
import type { ProcessDocument } from './process.ts';
import { type NotRunnable, processToRun } from './runnable.ts';

/** Puts a document beside the process: PDF, OpenDocument, Office without macros, CSV or text, up to 10 MB. */
export async function addDocument(
  ctx: Ctx,
  input: { readonly process: string; readonly title: LocalizedText; readonly upload: Upload },
): Promise<Result<ProcessDocument, NotRunnable | DocumentRefusal>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => keepDocument(inside, await lockProcess(inside, found.value.id), input));
}
