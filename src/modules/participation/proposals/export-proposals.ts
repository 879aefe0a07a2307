import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ExportedRow, exportBatches } from './export-store.ts';

export type { ExportedRow } from './export-store.ts';

/**
 * Every published proposal of a step in order of number, batch by batch: memory stays flat however long the list.
 * Nothing personal but the author's id, which the door turns into the name she chose to show.
 */
export async function* exportProposals(ctx: Ctx, stepId: StepId): AsyncGenerator<readonly ExportedRow[]> {
  yield* exportBatches(ctx, stepId);
}
