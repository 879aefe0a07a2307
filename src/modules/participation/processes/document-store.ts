import { sql } from 'kysely';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { checkDocument } from '#platform/documents.ts';
import type { ProcessDocument, ProcessWithSteps } from './process.ts';
import { insertDocument } from './store.ts';
import type { ProcessTables } from './tables.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type DocumentRefusal = 'file-empty' | 'file-too-large' | 'document-kind';

/** Keeps a document of an allowed kind as it came, after the others. */
export async function keepDocument(
  ctx: Ctx,
  process: Pick<ProcessWithSteps, 'id'>,
  { title, upload }: { title: LocalizedText; upload: Upload },
): Promise<Result<ProcessDocument, DocumentRefusal>> {
  const checked = checkDocument(upload.bytes, upload.name);
  if (!checked.ok) return checked;
  const { contentType, name } = checked.value;
  const { fileId, size } = await ctx.files.put({ bytes: upload.bytes, contentType, name, kind: 'process-document' });
  const document: ProcessDocument = {
    ...{ id: ctx.newId<string>(), processId: process.id, title, fileId, contentType, size },
    position: await nextPosition(ctx, process.id),
  };
  await insertDocument(ctx, document);
  return ok(document);
}

export async function deleteDocument(ctx: Ctx, { id, fileId }: ProcessDocument): Promise<void> {
  await ctx.db.withTables<ProcessTables>().deleteFrom('process_documents').where('id', '=', id).execute();
  await ctx.files.remove(fileId);
}

async function nextPosition(ctx: Ctx, processId: ProcessDocument['processId']): Promise<number> {
  const { next } = await ctx.db
    .withTables<ProcessTables>()
    .selectFrom('process_documents')
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow();
  return Number(next);
}
