import { type Actor, isAdministrator } from '#kernel/actor.ts';

/** Whose data leaked is for administrators, and each reading is written down. */
export function mayHandleBreach(actor: Actor): boolean {
  return isAdministrator(actor);
}
