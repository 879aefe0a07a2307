import { type Actor, isAdministrator } from '#kernel/actor.ts';

/** Whose data leaked is for administrators, and each reading is written down. */
export function mayHandleBreach(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** A datum of somebody is put right by administrators; the module that owns it asks again. */
export function mayAnswerCorrections(actor: Actor): boolean {
  return isAdministrator(actor);
}
