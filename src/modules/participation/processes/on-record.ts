import { appendToRecord, type NewEntry, type RecordKind } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { accessOf } from './access-store.ts';

/**
 * Everybody reads the public record: of a private process it says nothing, and the administration log alone keeps that it
 * happened. Of a process that is not there nothing is said either. Last in the transaction, as the record asks.
 */
export async function writeOnRecord<K extends RecordKind>(ctx: Ctx, entry: NewEntry<K>): Promise<void> {
  const access = entry.processId && (await accessOf(ctx, entry.processId));
  if (!access) return;
  if (access !== 'private') return void (await appendToRecord(ctx, entry));
  await ctx.noteAct({ act: entry.kind, subject: entry.subject, processId: entry.processId });
}
