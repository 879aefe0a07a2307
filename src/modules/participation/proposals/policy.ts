import { type Actor, hasRole } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { type Process, type Step, stepState } from '#modules/participation/processes/index.ts';
import { isAnswered, isOutOfSight, isTakenOut, type Proposal } from './proposal.ts';
import { editableUntil, type ProposalRules } from './rules.ts';

/** Anyone reads what is published; a draft is its author's alone; staff of the process also see what is not public yet. */
export function mayRead(
  actor: Actor,
  process: Pick<Process, 'id' | 'status'>,
  proposal: Pick<Proposal, 'standing' | 'authorId'>,
): boolean {
  if (proposal.standing === 'draft') return isAuthor(actor, proposal);
  if (isOutOfSight(proposal.standing) && !isAuthor(actor, proposal) && !mayModerate(actor, process.id)) return false;
  return process.status !== 'draft' || mayAnswer(actor, process.id);
}

export function mayWrite(
  actor: Actor,
  process: Pick<Process, 'status'>,
  step: Step,
  rules: ProposalRules,
  now: Date,
): boolean {
  return actor.kind === 'person' && rules.writing && isOpen(process, step, now);
}

/** An author may support her own proposal: she is a resident like the others. */
export function maySupport(
  actor: Actor,
  process: Pick<Process, 'status'>,
  step: Step,
  rules: ProposalRules,
  now: Date,
): boolean {
  return actor.kind === 'person' && rules.supporting && isOpen(process, step, now);
}

/** While the edit window is open and the city has not answered. */
export function mayEdit(actor: Actor, proposal: Proposal, rules: ProposalRules, now: Date): boolean {
  if (!isAuthor(actor, proposal) || !proposal.publishedAt) return false;
  if (isAnswered(proposal.standing) || isTakenOut(proposal.standing)) return false;
  return now < editableUntil(proposal.publishedAt, rules);
}

/** Her own, while the city has not answered. */
export function mayWithdraw(actor: Actor, proposal: Proposal): boolean {
  return isAuthor(actor, proposal) && (proposal.standing === 'open' || proposal.standing === 'waiting');
}

export function mayAnswer(actor: Actor, processId: ProcessId): boolean {
  return (
    hasRole(actor, 'facilitator', processId) || hasRole(actor, 'officer', processId) || hasRole(actor, 'administrator')
  );
}

/** Reads what is held or hidden, to judge it. */
function mayModerate(actor: Actor, processId: ProcessId): boolean {
  return hasRole(actor, 'moderator', processId) || hasRole(actor, 'administrator');
}

/** What somebody else wrote and everybody reads can be reported. */
export function mayReport(actor: Actor, proposal: Proposal): boolean {
  return proposal.standing !== 'draft' && !isTakenOut(proposal.standing) && !isAuthor(actor, proposal);
}

export function isAuthor(actor: Actor, proposal: Pick<Proposal, 'authorId'>): boolean {
  return actor.kind === 'person' && actor.personId === proposal.authorId;
}

export function isOpen(process: Pick<Process, 'status'>, step: Step, now: Date): boolean {
  return process.status === 'published' && stepState(step, now) === 'open';
}
