import { type Actor, isAdministrator } from '#kernel/actor.ts';

/** Only administrators give and take roles. */
export function mayGrantRoles(actor: Actor): boolean {
  return isAdministrator(actor);
}
