import type { Language } from '#kernel/language.ts';
import { type LocalizedText, textIn } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { documentToChange, type NotAtDesk } from './at-desk.ts';
import type { DocumentId, DocumentVersion } from './document.ts';
import { type FileRefusal, storeFile, type Upload } from './file-store.ts';
import { noteDocument } from './publish-document.ts';
import { insertVersion, keepDocument } from './store.ts';

type Refused =
  | NotAtDesk
  | FileRefusal
  | 'document-withdrawn'
  | 'document-without-language'
  | 'version-without-note'
  | 'version-the-same';

/** Puts a newer file before the ones that are there: those stay readable, with their dates. */
export async function addVersion(
  ctx: Ctx,
  id: DocumentId,
  added: { readonly upload: Upload; readonly languages: readonly Language[]; readonly note: LocalizedText },
): Promise<Result<DocumentVersion, Refused>> {
  return ctx.transact(async (inside) => {
    const found = await documentToChange(inside, id);
    if (!found.ok) return found;
    const { upload, languages, note } = added;
    if (languages.length === 0) return refuse('document-without-language');
    if (textIn(note, ctx.language) === '') return refuse('version-without-note');
    const document = found.value;
    const number = document.newest.number + 1;
    const version = await storeFile(inside, upload, { number, languages, note });
    if (!version.ok) return version;
    if (version.value.sha256 === document.newest.sha256) return refuse('version-the-same');
    await insertVersion(inside, id, version.value);
    await keepDocument(inside, { ...document, newest: version.value, updatedAt: inside.clock.now() });
    await noteDocument(inside, document, 'document-version-added', `${number}: ${version.value.sha256}`);
    return ok(version.value);
  });
}
