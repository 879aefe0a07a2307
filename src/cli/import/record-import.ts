import { appendToRecord, recordLines } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Mapping } from './mapping.ts';
import type { PreparedProcess } from './prepare-process.ts';
import type { Survey } from './survey-corpus.ts';

/**
 * Writes down that an import is whole, once for the same data: a run that was killed before this line writes it when it
 * is repeated. Gives the number of the new entry, null when it stands there already.
 */
export async function recordImport(
  ctx: Ctx,
  { source }: Mapping,
  process: PreparedProcess,
  survey: Survey,
): Promise<number | null> {
  const { proposals, comments, refused, dataHash } = survey;
  if (await isRecorded(ctx, process, dataHash)) return null;
  const { seq } = await appendToRecord(ctx, {
    kind: 'proposals-imported',
    subject: { kind: 'process', id: process.id },
    processId: process.id,
    payload: { role: 'system', office: null, source, proposals, comments, linesRefused: refused.length, dataHash },
  });
  return seq;
}

async function isRecorded(ctx: Ctx, process: PreparedProcess, dataHash: string): Promise<boolean> {
  for await (const line of recordLines(ctx)) {
    if (line.includes('"proposals-imported"') && line.includes(dataHash) && line.includes(process.id)) return true;
  }
  return false;
}
