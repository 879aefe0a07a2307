import type { PersonId, ProcessId } from '#kernel/ids.ts';
import { listReaders } from '#modules/identity/index.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';

/** Whom a process may be told of: null where everybody reads it, else its members and its staff. */
export async function readersOf(ctx: Ctx, processId: ProcessId | null): Promise<readonly PersonId[] | null> {
  const process = processId && (await findProcess(ctx, { id: processId }));
  // Not in this actor's sight is as good as private.
  if (processId === null || process?.access === 'open' || process?.access === 'transparent') return null;
  return listReaders(ctx, processId);
}
