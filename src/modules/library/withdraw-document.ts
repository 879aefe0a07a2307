import { type LocalizedText, textIn } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { documentToChange, type NotAtDesk } from './at-desk.ts';
import type { DocumentId } from './document.ts';
import { noteDocument } from './publish-document.ts';
import { keepDocument } from './store.ts';

/** Takes a document back with all its versions: its address says so, and why. The files are kept and served no more. */
export async function withdrawDocument(
  ctx: Ctx,
  id: DocumentId,
  reason: LocalizedText,
): Promise<Result<void, NotAtDesk | 'document-withdrawn' | 'withdrawal-without-reason'>> {
  return ctx.transact(async (inside) => {
    const found = await documentToChange(inside, id);
    if (!found.ok) return found;
    const after = textIn(reason, inside.language);
    if (after === '') return refuse('withdrawal-without-reason');
    const now = inside.clock.now();
    const withdrawn = { state: 'withdrawn', withdrawnAt: now, withdrawalReason: reason, updatedAt: now } as const;
    await keepDocument(inside, { ...found.value, ...withdrawn });
    await noteDocument(inside, found.value, 'document-withdrawn', after);
    return ok();
  });
}
