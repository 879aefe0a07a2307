import { type Actor, hasRole, isAdministrator, isMember } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { Process } from './process.ts';

/** Everybody reads what is published; a draft is read by those who build it, what is private by its members and its staff. */
export function mayReadProcess(actor: Actor, process: Pick<Process, 'id' | 'status' | 'access'>): boolean {
  if (process.status === 'draft') return mayRunProcess(actor, process.id);
  return process.access !== 'private' || seesPrivate(actor, process.id);
}

/** Of the private processes an actor reads all, or these. Residents' own desk, the assistant's, is no way in. */
export function privateSight(actor: Actor): 'all' | readonly ProcessId[] {
  if (actor.kind === 'system') return 'all';
  if (actor.kind !== 'person') return [];
  const offices = actor.roles.filter(({ role }) => role !== 'assistant');
  if (offices.some(({ processId }) => processId === null)) return 'all';
  return [...new Set([...(actor.memberOf ?? []), ...offices.flatMap(({ processId }) => processId ?? [])])].sort();
}

export function seesPrivate(actor: Actor, processId: ProcessId): boolean {
  const sight = privateSight(actor);
  return sight === 'all' || sight.includes(processId);
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

/** Where not everybody does: its members alone. What a step asks for besides is the step's to say. */
export function mayTakePart(actor: Actor, process: Pick<Process, 'id' | 'access'>): boolean {
  return process.access === 'open' || (actor.kind === 'person' && isMember(actor, process.id));
}
