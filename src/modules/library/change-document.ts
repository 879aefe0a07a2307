import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { documentToChange, type NotAtDesk } from './at-desk.ts';
import type { DocumentId, LibraryDocument } from './document.ts';
import { type DetailsRefusal, type DocumentDetails, detailsOf, noteDocument, whyNot } from './publish-document.ts';
import { keepDocument } from './store.ts';

/** Puts right what is said of a document; its files and its address stay. */
export async function changeDocument(
  ctx: Ctx,
  id: DocumentId,
  details: DocumentDetails,
): Promise<Result<LibraryDocument, NotAtDesk | DetailsRefusal | 'document-withdrawn'>> {
  return ctx.transact(async (inside) => {
    const found = await documentToChange(inside, id);
    if (!found.ok) return found;
    const why = await whyNot(inside, details);
    if (why) return refuse(why);
    const document = { ...found.value, ...detailsOf(details), updatedAt: inside.clock.now() };
    await keepDocument(inside, document);
    await noteDocument(inside, document, 'document-changed');
    return ok(document);
  });
}
