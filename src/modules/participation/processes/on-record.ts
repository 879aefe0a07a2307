import { appendToRecord, type NewEntry, type RecordKind } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Process } from './process.ts';

/**
 * Everybody reads the public record: of a private process it says nothing, and the administration log alone keeps that it
 * happened. Last in the transaction, as the record asks.
 */
export async function writeOnRecord<K extends RecordKind>(
  ctx: Ctx,
  { access }: Pick<Process, 'access'>,
  entry: NewEntry<K>,
): Promise<void> {
  if (access !== 'private') return void (await appendToRecord(ctx, entry));
  await ctx.noteAct({ act: entry.kind, subject: entry.subject, processId: entry.processId });
}
