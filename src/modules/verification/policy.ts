import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';

/** Verify residents at a desk and act for them beside them; never while already acting for one. */
export function mayAssist(actor: Actor): boolean {
  if (actor.kind !== 'person' || actor.limited) return false;
  return hasRole(actor, 'assistant') || isAdministrator(actor);
}
