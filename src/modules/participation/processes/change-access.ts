import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { lockProcess, updateProcess } from './edit-store.ts';
import { officeOf } from './office.ts';
import { writeOnRecord } from './on-record.ts';
import type { Access, Process } from './process.ts';
import { type NotRunnable, processToRun } from './runnable.ts';

/**
 * Says who sees a process and who takes part in it. What people said among themselves is not shown to everybody
 * afterwards, and what everybody read is not hidden: once published, private stays private and the others stay readable.
 */
export async function changeAccess(
  ctx: Ctx,
  input: { readonly process: string; readonly access: Access },
): Promise<Result<void, NotRunnable | 'private-stays'>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    const { access } = input;
    if (access === process.access) return ok();
    if (process.status === 'draft') {
      await updateProcess(inside, { ...process, access });
      const subject = { kind: 'process', id: process.id } as const;
      await inside.noteAct({ act: 'access-set', subject, processId: process.id, after: access });
      return ok();
    }
    if (access === 'private' || process.access === 'private') return refuse('private-stays');
    await updateProcess(inside, { ...process, access });
    await recordAccess(inside, process, access);
    return ok();
  });
}

/** Last in the transaction. */
export async function recordAccess(inside: Ctx, process: Process, access: 'open' | 'transparent'): Promise<void> {
  await writeOnRecord(inside, {
    kind: 'access-set',
    subject: { kind: 'process', id: process.id },
    processId: process.id,
    payload: { ...officeOf(inside, process), access },
  });
}
