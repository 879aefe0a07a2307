import { type Actor, isAdministrator } from '#kernel/actor.ts';

/** The city's name, colours, areas and pages: its administrators. */
export function mayRunCity(actor: Actor): boolean {
  return isAdministrator(actor);
}
