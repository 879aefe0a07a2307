import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { lockProcess, updateProcess } from './edit-store.ts';
import { officeOf } from './office.ts';
import { writeOnRecord } from './on-record.ts';
import { type Process, stepState } from './process.ts';
import { type NotRunnable, processToRun } from './runnable.ts';

type Refused = NotRunnable | 'process-not-public' | 'step-still-open';

/** Puts a finished process among the past ones: it stays readable, and nobody takes part in it any more. */
export async function archiveProcess(ctx: Ctx, slug: string): Promise<Result<void, Refused>> {
  const found = await processToRun(ctx, slug);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    if (process.status === 'draft') return refuse('process-not-public');
    const now = inside.clock.now();
    const acting = process.steps.some((step) => step.method !== 'information' && stepState(step, now) === 'open');
    if (acting) return refuse('step-still-open');
    await updateProcess(inside, { ...process, status: 'archived' });
    if (process.status !== 'archived') await record(inside, process, 'process-archived');
    return ok();
  });
}

/** Brings it back among the current ones. */
export async function unarchiveProcess(ctx: Ctx, slug: string): Promise<Result<void, Refused>> {
  const found = await processToRun(ctx, slug);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    if (process.status === 'draft') return refuse('process-not-public');
    await updateProcess(inside, { ...process, status: 'published' });
    if (process.status === 'archived') await record(inside, process, 'process-unarchived');
    return ok();
  });
}

async function record(inside: Ctx, process: Process, kind: 'process-archived' | 'process-unarchived'): Promise<void> {
  const subject = { kind: 'process', id: process.id } as const;
  await writeOnRecord(inside, { kind, subject, processId: process.id, payload: officeOf(inside, process) });
}
