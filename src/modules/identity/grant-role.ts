import type { Role } from '#kernel/actor.ts';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayGrantRoles } from './policy.ts';
import { deleteGrant, findGrant, findPersonByEmail, insertGrant, lockAdministrators } from './roles-store.ts';
import { normaliseEmail } from './sign-in.ts';

/**
 * Gives a role to the person with this address, city-wide or for one process. Given twice, it is given once.
 * A facilitator is named for a process; an administrator for the city; the others for either.
 */
export async function grantRole(
  ctx: Ctx,
  given: { email: string; role: Role; processId: ProcessId | null },
): Promise<Result<{ personId: PersonId }, 'administrators-only' | 'no-such-account' | 'facilitator-needs-process'>> {
  if (!mayGrantRoles(ctx.actor)) return refuse('administrators-only');
  if (given.role === 'facilitator' && given.processId === null) return refuse('facilitator-needs-process');
  const person = await findPersonByEmail(ctx, ctx.keys.lookups('email', normaliseEmail(given.email)));
  if (!person) return refuse('no-such-account');
  // An administrator is one of the whole city.
  const processId = given.role === 'administrator' ? null : given.processId;
  const { role } = given;
  return ctx.transact(async (inside) => {
    await insertGrant(inside, { personId: person.id, role, processId });
    await inside.noteAct({ act: 'role-granted', subject: { kind: 'person', id: person.id }, processId, after: role });
    return ok({ personId: person.id });
  });
}

/** Takes a role back; its holder's next page already knows. The last administrator stays. */
export async function revokeRole(
  ctx: Ctx,
  grantId: string,
): Promise<Result<void, 'administrators-only' | 'no-such-role' | 'last-administrator'>> {
  if (!mayGrantRoles(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const administrators = await lockAdministrators(inside);
    const grant = await findGrant(inside, grantId);
    if (!grant) return refuse('no-such-role');
    if (grant.role === 'administrator' && administrators.length === 1) return refuse('last-administrator');
    await deleteGrant(inside, grantId);
    const { role: before, personId: id, processId } = grant;
    await inside.noteAct({ act: 'role-revoked', subject: { kind: 'person', id }, processId, before });
    return ok();
  });
}
