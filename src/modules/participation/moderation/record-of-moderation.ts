import { type Actor, hasRole } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { findProcess, writeOnRecord } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HidingReason, ThingRef } from './moderation.ts';

/** That something was hidden or is shown again, and why, stands on the public record: nothing of what it says, and of nobody. */
export async function writeRecord(
  ctx: Ctx,
  { kind, id }: ThingRef,
  processId: ProcessId,
  what: { readonly hidden: HidingReason } | { readonly shown: 'appeal' | 'mistake' },
): Promise<void> {
  const process = await findProcess(ctx, { id: processId });
  if (!process) return;
  const office = { role: officeOf(ctx.actor, processId), office: null } as const;
  const isHidden = 'hidden' in what;
  if (kind === 'proposal') {
    const subject = { kind, id } as const;
    if (isHidden)
      await writeOnRecord(ctx, process, {
        kind: 'proposal-hidden',
        subject,
        processId,
        payload: { ...office, reason: what.hidden },
      });
    else
      await writeOnRecord(ctx, process, {
        kind: 'proposal-shown',
        subject,
        processId,
        payload: { ...office, why: what.shown },
      });
    return;
  }
  const subject = { kind, id } as const;
  if (isHidden)
    await writeOnRecord(ctx, process, {
      kind: 'comment-hidden',
      subject,
      processId,
      payload: { ...office, reason: what.hidden },
    });
  else
    await writeOnRecord(ctx, process, {
      kind: 'comment-shown',
      subject,
      processId,
      payload: { ...office, why: what.shown },
    });
}

/** In which office she decides: the nearest to the process first. */
function officeOf(actor: Actor, processId: ProcessId): 'moderator' | 'administrator' | 'system' {
  if (actor.kind === 'system') return 'system';
  return hasRole(actor, 'moderator', processId) ? 'moderator' : 'administrator';
}
