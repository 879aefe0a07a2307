import { type Actor, isAdministrator } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { mayRunProcess } from '#modules/participation/processes/index.ts';

/** The city's documents: its administrators. A process's: whoever runs it. */
export function mayKeepDocuments(actor: Actor, processId: ProcessId | null): boolean {
  return processId === null ? isAdministrator(actor) : mayRunProcess(actor, processId);
}

/** Of something, whatever it is: the desk of documents opens. */
export function mayKeepSomeDocuments(actor: Actor): boolean {
  if (isAdministrator(actor)) return true;
  return actor.kind === 'person' && actor.roles.some(({ role }) => role === 'facilitator');
}
