import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { announceStep } from './announcement.ts';
import { recordAccess } from './change-access.ts';
import { lockProcess, updateProcess } from './edit-store.ts';
import type { ProcessPublished } from './events.ts';
import type { Method } from './method.ts';
import { officeOf, wordsOnly } from './office.ts';
import { writeOnRecord } from './on-record.ts';
import { stepState } from './process.ts';
import { missingNeeds } from './publish-checklist.ts';
import { type NotRunnable, processToRun } from './runnable.ts';

/** Shows the process to everybody; from here on what changes in it stands on the public record. */
export async function publishProcess(
  ctx: Ctx,
  slug: string,
  methods: readonly Method[],
): Promise<Result<void, NotRunnable | 'published-already' | 'process-not-ready'>> {
  const found = await processToRun(ctx, slug);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    const now = inside.clock.now();
    if (process.status !== 'draft') return refuse('published-already');
    const missing = missingNeeds(process, now);
    if (missing.length > 0) return refuse('process-not-ready', { missing: missing.length });
    const published = { ...process, status: 'published', publishedAt: now } as const;
    await updateProcess(inside, published);
    await inside.emit<ProcessPublished>({ type: 'process-published', processId: process.id });
    await writeOnRecord(inside, {
      kind: 'process-published',
      subject: { kind: 'process', id: process.id },
      processId: process.id,
      payload: { ...officeOf(inside, process), title: wordsOnly(process.title) ?? {}, steps: process.steps.length },
    });
    if (process.access === 'transparent') await recordAccess(inside, process, 'transparent');
    for (const step of process.steps)
      await announceStep(inside, methods, published, step, { told: 'upcoming', state: stepState(step, now) });
    return ok();
  });
}
