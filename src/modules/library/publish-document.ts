import type { Language } from '#kernel/language.ts';
import { inLanguage, textIn } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import {
  findCategories,
  findProcess,
  freeSlug,
  mayReadProcess,
  slugOf,
} from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { DocumentId, DocumentKind, DocumentPlace, DocumentWords, LibraryDocument } from './document.ts';
import { type FileRefusal, storeFile, type Upload } from './file-store.ts';
import { mayKeepDocuments } from './policy.ts';
import { insertVersion, keepDocument, slugsLike } from './store.ts';

export interface DocumentDetails extends DocumentPlace, DocumentWords {
  readonly kind: DocumentKind;
  /** YYYY-MM-DD */
  readonly dated: string;
}

export type DetailsRefusal = 'not-your-document' | 'document-without-title' | 'document-in-the-future';

/** Puts a document into the library: from the commit on everybody reads it, or those who may read its process. */
export async function publishDocument(
  ctx: Ctx,
  details: DocumentDetails,
  file: { readonly upload: Upload; readonly languages: readonly Language[] },
): Promise<Result<LibraryDocument, DetailsRefusal | 'document-without-language' | FileRefusal>> {
  const why = await whyNot(ctx, details);
  if (why) return refuse(why);
  if (file.languages.length === 0) return refuse('document-without-language');
  return ctx.transact(async (inside) => {
    const version = await storeFile(inside, file.upload, { number: 1, languages: file.languages, note: {} });
    if (!version.ok) return version;
    const now = inside.clock.now();
    const wanted = slugOf(inLanguage(details.title, ctx.language).text) || `document-${details.dated}`;
    const document: LibraryDocument = {
      ...detailsOf(details),
      id: inside.newId<DocumentId>(),
      slug: freeSlug(wanted, await slugsLike(inside, wanted)),
      state: 'published',
      newest: version.value,
      ...{ publishedAt: now, withdrawnAt: null, withdrawalReason: {}, updatedAt: now },
    };
    await keepDocument(inside, document);
    await insertVersion(inside, document.id, version.value);
    await noteDocument(inside, document, 'document-published', version.value.sha256);
    return ok(document);
  });
}

/** Without whatever else came along. */
export function detailsOf({ kind, dated, processId, topicId, title, summary }: DocumentDetails): DocumentDetails {
  return { kind, dated, processId, topicId, title, summary };
}

export async function whyNot(
  ctx: Ctx,
  { processId, topicId, title, dated }: DocumentDetails,
): Promise<DetailsRefusal | null> {
  if (!(await mayKeepIn(ctx, { processId, topicId }))) return 'not-your-document';
  if (textIn(title, ctx.language) === '') return 'document-without-title';
  // Tomorrow somewhere is today here: a day more is no mistake.
  const tomorrow = new Date(ctx.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  return dated > tomorrow ? 'document-in-the-future' : null;
}

/** Of the city, or of a process, with a topic of its own, that is there for whoever keeps it. */
export async function mayKeepIn(ctx: Ctx, { processId, topicId }: DocumentPlace): Promise<boolean> {
  if (!mayKeepDocuments(ctx.actor, processId)) return false;
  if (processId === null) return topicId === null;
  const process = await findProcess(ctx, { id: processId });
  if (!process || !mayReadProcess(ctx.actor, process)) return false;
  return topicId === null || (await findCategories(ctx, [topicId])).some((topic) => topic.processId === processId);
}

export async function noteDocument(
  ctx: Ctx,
  { id, processId }: Pick<LibraryDocument, 'id' | 'processId'>,
  act: string,
  after?: string,
): Promise<void> {
  await ctx.noteAct({ act, subject: { kind: 'document', id }, processId, ...(after === undefined ? {} : { after }) });
}
