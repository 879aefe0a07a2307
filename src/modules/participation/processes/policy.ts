import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { Process } from './process.ts';

/** Everybody reads what is published; a draft is read by those who build it. */
export function mayReadProcess(actor: Actor, process: Pick<Process, 'id' | 'status'>): boolean {
  return process.status !== 'draft' || mayRunProcess(actor, process.id);
}

/** Build it, move its calendar, publish it: its facilitators and administrators. */
export function mayRunProcess(actor: Actor, processId: ProcessId): boolean {
  return isAdministrator(actor) || hasRole(actor, 'facilitator', processId);
}

/** Start a new one: administrators, and whoever facilitates one already. */
export function mayStartProcess(actor: Actor): boolean {
  if (isAdministrator(actor)) return true;
  return actor.kind === 'person' && actor.roles.some((grant) => grant.role === 'facilitator');
}
