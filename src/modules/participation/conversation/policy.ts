import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { mayRunProcess, type Process, type Step, stepState } from '#modules/participation/processes/index.ts';
import { ANSWERS_BEFORE_MAP, type ConversationRules } from './rules.ts';

/** Anyone reads a published conversation; of a draft only those who build it. */
export function mayRead(actor: Actor, process: Pick<Process, 'id' | 'status'>): boolean {
  return process.status !== 'draft' || mayRunConversation(actor, process.id);
}

/** Answers are taken while the step is open. */
export function isOpen(process: Pick<Process, 'status'>, step: Step, now: Date): boolean {
  return process.status === 'published' && stepState(step, now) === 'open';
}

/** Write the first statements, take statements over, carry the result on: those who run the process. */
export function mayRunConversation(actor: Actor, processId: ProcessId): boolean {
  return mayRunProcess(actor, processId);
}

/** Let statements in and take them out: those who run the process, and moderators. */
export function mayModerate(actor: Actor, processId: ProcessId): boolean {
  return mayRunConversation(actor, processId) || hasRole(actor, 'moderator', processId) || isAdministrator(actor);
}

/** Whoever runs it sees the map at any time; residents as the step says. */
export function maySeeMap(
  actor: Actor,
  place: { readonly process: Pick<Process, 'id'>; readonly step: Step; readonly rules: ConversationRules },
  now: Date,
  answered: number,
): boolean {
  const { map } = place.rules;
  if (map === 'always' || stepState(place.step, now) === 'closed') return true;
  if (map === 'after-answers' && answered >= ANSWERS_BEFORE_MAP) return true;
  return mayModerate(actor, place.process.id);
}
