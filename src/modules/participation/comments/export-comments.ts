import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Comment } from './comment.ts';
import { exportBatches } from './export-store.ts';

/**
 * Every shown comment of a process, oldest first, batch by batch: memory stays flat however long the list. Nothing
 * personal but the author's id, which the door turns into the name she chose to show.
 */
export async function* exportComments(ctx: Ctx, processId: ProcessId): AsyncGenerator<readonly Comment[]> {
  yield* exportBatches(ctx, processId);
}
