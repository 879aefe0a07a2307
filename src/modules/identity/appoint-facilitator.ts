import type { ProcessId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertGrant, listFacilitators } from './roles-store.ts';

/**
 * Whoever starts a process facilitates it: a facilitator of another process takes on one that nobody facilitates yet.
 * Everyone else is named by administrators.
 */
export async function appointFacilitator(ctx: Ctx, processId: ProcessId): Promise<Result<void, 'administrators-only'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || !actor.roles.some(({ role }) => role === 'facilitator'))
    return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    if ((await listFacilitators(inside, processId)).length > 0) return refuse('administrators-only');
    await insertGrant(inside, { personId: actor.personId, role: 'facilitator', processId });
    return ok();
  });
}
