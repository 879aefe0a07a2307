import { ok, type Result, refuse } from '#kernel/result.ts';
import {
  type Category,
  findCategories,
  findProcess,
  mayReadProcess,
  type ProcessWithSteps,
} from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { DocumentVersion, LibraryDocument } from './document.ts';
import { findDocument, listVersions } from './store.ts';

export interface DocumentRead {
  /** Published, or withdrawn. */
  readonly document: LibraryDocument;
  readonly process: ProcessWithSteps | null;
  readonly topic: Category | null;
  /** Newest first. */
  readonly versions: readonly DocumentVersion[];
}

/** What everybody may read, and of a process those who may read the process. */
export async function readDocument(
  ctx: Ctx,
  slug: string,
): Promise<Result<DocumentRead, 'library-document-not-found'>> {
  const document = await findDocument(ctx, { slug });
  if (!document) return refuse('library-document-not-found');
  const { processId, topicId } = document;
  const process = processId ? ((await findProcess(ctx, { id: processId })) ?? null) : null;
  if (processId && !(process && mayReadProcess(ctx.actor, process))) return refuse('library-document-not-found');
  const [topic = null] = topicId ? await findCategories(ctx, [topicId]) : [];
  return ok({ document, process, topic, versions: await listVersions(ctx, document.id) });
}
