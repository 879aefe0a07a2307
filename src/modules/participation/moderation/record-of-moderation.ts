import { type Actor, hasRole } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { writeOnRecord } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HidingReason, ThingRef } from './moderation.ts';

/** That something was hidden or is shown again, and why, stands on the public record: nothing of what it says, and of nobody. */
export async function writeRecord(
  ctx: Ctx,
  { kind, id }: ThingRef,
  processId: ProcessId,
  what: { readonly hidden: HidingReason } | { readonly shown: 'appeal' | 'mistake' },
): Promise<void> {
  const office = { role: officeOf(ctx.actor, processId), office: null } as const;
  const about = { subject: { kind, id }, processId } as const;
  if ('hidden' in what) {
    const payload = { ...office, reason: what.hidden };
    await writeOnRecord(ctx, { kind: `${kind}-hidden` as const, ...about, payload });
  } else {
    const payload = { ...office, why: what.shown };
    await writeOnRecord(ctx, { kind: `${kind}-shown` as const, ...about, payload });
  }
}

/** In which office she decides: the nearest to the process first. */
function officeOf(actor: Actor, processId: ProcessId): 'moderator' | 'facilitator' | 'administrator' | 'system' {
  if (actor.kind === 'system') return 'system';
  return (['moderator', 'facilitator'] as const).find((role) => hasRole(actor, role, processId)) ?? 'administrator';
}
