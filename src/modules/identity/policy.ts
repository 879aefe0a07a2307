import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';

/** Only administrators give and take roles. */
export function mayGrantRoles(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** Who is a member of a process: its facilitators say, and administrators. */
export function mayChooseMembers(actor: Actor, processId: ProcessId): boolean {
  return isAdministrator(actor) || hasRole(actor, 'facilitator', processId);
}
