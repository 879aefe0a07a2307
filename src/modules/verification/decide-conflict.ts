import { isAdministrator } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ConflictId, closeConflict, lockConflict } from './conflict-store.ts';
import type { DisputeDecided } from './events.ts';
import { rollAsVoter } from './roll-store.ts';
import { findVoter, updateVoter } from './voter-store.ts';

/**
 * Staff decide whose document it is. `moved`: the verification goes over to the claimant. What the other account did stays
 * its own, and where it took part, the claimant does not take part a second time. Both are told.
 */
export async function decideConflict(
  ctx: Ctx,
  decided: { readonly id: ConflictId; readonly decision: 'kept' | 'moved'; readonly reason: string },
): Promise<Result<void, 'administrators-only' | 'conflict-closed' | 'reason-missing' | 'verified-as-another'>> {
  if (!isAdministrator(ctx.actor)) return refuse('administrators-only');
  if (decided.reason.trim() === '') return refuse('reason-missing');
  return ctx.transact(async (inside) => {
    const conflict = await lockConflict(inside, decided.id);
    if (!conflict || conflict.decision !== null) return refuse('conflict-closed');
    const claimant = conflict.claimant_id;
    const holder = await findVoter(inside, { id: conflict.voter_id });
    if (decided.decision === 'moved') {
      if (await findVoter(inside, { personId: claimant })) return refuse('verified-as-another');
      const fresh = { person_id: claimant, way: conflict.way, verified_at: inside.clock.now(), left_at: null };
      await updateVoter(inside, conflict.voter_id, { ...fresh, guardian_at: null, guardian_way: null });
      await rollAsVoter(inside, claimant, conflict.voter_id);
    }
    const by = inside.actor.kind === 'person' ? inside.actor.personId : null;
    await closeConflict(inside, conflict.id, { decision: decided.decision, reason: decided.reason.trim(), by });
    await inside.emit<DisputeDecided>({
      type: 'dispute-decided',
      ...{ conflictId: conflict.id, holderId: holder?.person_id ?? null },
      ...{ claimantId: claimant, decision: decided.decision },
    });
    return ok();
  });
}
