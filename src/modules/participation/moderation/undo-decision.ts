import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { reopenCases } from './cases-store.ts';
import { isAppealed, liftHiding, lockBatch, markUndone } from './hidings-store.ts';
import { type BatchId, type DoneItem, UNDO_MINUTES } from './moderation.ts';
import { moderatesSomething } from './policy.ts';
import { writeRecord } from './record-of-moderation.ts';
import { changeThing, findThings, settleReports } from './things.ts';

type Refused = 'moderation-not-yours' | 'undo-gone' | 'moderation-undo-over' | 'undo-changed';

/** Takes back what one did at once: every thing and every case stands again as it stood, or nothing changes. */
export async function undoDecision(ctx: Ctx, id: BatchId): Promise<Result<{ undone: number }, Refused>> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || !moderatesSomething(actor)) return refuse('moderation-not-yours');
  return ctx.transact(async (inside) => {
    const batch = await lockBatch(inside, id, actor.personId);
    if (!batch) return refuse('undo-gone');
    const age = inside.clock.now().getTime() - batch.doneAt.getTime();
    if (age > UNDO_MINUTES * 60_000) return refuse('moderation-undo-over', { minutes: UNDO_MINUTES });
    const hidings = batch.items.flatMap(({ hiding }) => hiding ?? []);
    if (await isAppealed(inside, hidings)) return refuse('undo-changed');
    if (
      !(await reopenCases(
        inside,
        batch.items.flatMap(({ cases }) => cases),
      ))
    )
      return refuse('undo-changed');
    for (const item of batch.items) {
      if (!(await putBack(inside, item))) return refuse('undo-changed');
    }
    await markUndone(inside, id);
    for (const { subject, before } of batch.items) {
      await inside.noteAct({ act: 'moderation-undone', subject, after: before?.state ?? 'reported' });
    }
    await recordUndone(inside, batch.items);
    return ok({ undone: batch.items.length });
  });
}

async function putBack(ctx: Ctx, { subject, hiding, before }: DoneItem): Promise<boolean> {
  await settleReports(ctx, subject, false);
  if (hiding && !(await liftHiding(ctx, hiding, 'undone'))) return false;
  return before === null || (await changeThing(ctx, subject, before)) !== null;
}

async function recordUndone(ctx: Ctx, items: readonly DoneItem[]): Promise<void> {
  const hidden = items.filter(({ hiding }) => hiding !== null);
  const things = await findThings(
    ctx,
    hidden.map(({ subject }) => subject),
  );
  for (const { subject } of hidden) {
    const thing = things.get(subject.id);
    if (thing) await writeRecord(ctx, subject, thing.processId, { shown: 'mistake' });
  }
}
