import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { mayRunProcess, type Process, type Step, stepState } from '#modules/participation/processes/index.ts';

/** Anyone reads a published budget; of a draft only those who build it. */
export function mayRead(actor: Actor, process: Pick<Process, 'id' | 'status'>): boolean {
  return process.status !== 'draft' || mayPrepare(actor, process.id);
}

/** Ballots are cast and changed while the step is open. */
export function isOpen(process: Pick<Process, 'status'>, step: Step, now: Date): boolean {
  return process.status === 'published' && stepState(step, now) === 'open';
}

/** Its result may be read: no ballot is cast any more. */
export function isOver(process: Pick<Process, 'status'>, step: Step, now: Date): boolean {
  const begun = stepState(step, now) !== 'upcoming';
  return process.status !== 'draft' && step.closesAt !== null && begun && !isOpen(process, step, now);
}

/** Set the totals, take projects over, try rules out: those who run the process. */
export function mayRunBudget(actor: Actor, processId: ProcessId): boolean {
  return mayRunProcess(actor, processId);
}

/** Write projects, price them and say whether they can be built; and tell how the building goes: also officers. */
export function mayPrepare(actor: Actor, processId: ProcessId): boolean {
  return mayRunBudget(actor, processId) || hasRole(actor, 'officer', processId) || isAdministrator(actor);
}
