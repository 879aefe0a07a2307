import { type Actor, isAdministrator } from '#kernel/actor.ts';

/** Short addresses in words of one's own, and how often each was used: administrators. */
export function mayKeepLinks(actor: Actor): boolean {
  return isAdministrator(actor);
}
