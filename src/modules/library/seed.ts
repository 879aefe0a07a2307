import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { DocumentId, DocumentKind, DocumentVersion } from './document.ts';
import { putFile } from './file-store.ts';
import { insertVersion, keepDocument } from './store.ts';

export interface SeededDocument {
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly processId: ProcessId | null;
  /** YYYY-MM-DD */
  readonly dated: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** The first first. */
  readonly versions: readonly {
    readonly file: { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array };
    readonly languages: DocumentVersion['languages'];
    readonly note: LocalizedText;
    readonly publishedAt: Date;
  }[];
}

/** Ready-made documents, written as they are: the demo city's. */
export async function seedLibrary(ctx: Ctx, documents: readonly SeededDocument[]): Promise<number> {
  for (const { versions, ...about } of documents) {
    const id = ctx.newId<DocumentId>();
    const kept: DocumentVersion[] = [];
    for (const [index, { file, languages, note, publishedAt }] of versions.entries()) {
      const version = await putFile(ctx, file, { number: index + 1, languages, note });
      kept.push({ ...version, publishedAt });
    }
    const [first, newest] = [kept[0], kept.at(-1)];
    if (!first || !newest) throw new Error(`The demo's document ${about.slug} has no version`);
    const now = { publishedAt: first.publishedAt, updatedAt: newest.publishedAt };
    await keepDocument(ctx, {
      ...about,
      ...now,
      ...{ id, topicId: null, state: 'published', newest, withdrawnAt: null, withdrawalReason: {} },
    });
    for (const version of kept) await insertVersion(ctx, id, version);
  }
  return documents.length;
}
