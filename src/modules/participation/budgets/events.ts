import type { PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { DomainEvent } from '#platform/ctx.ts';

/** A proposal became a project that people will vote on: its author is told. */
export interface ProposalBudgeted extends DomainEvent {
  readonly type: 'proposal-budgeted';
  readonly proposalId: ProposalId;
  readonly authorId: PersonId | null;
  readonly processId: ProcessId;
  readonly stepId: StepId;
  /** Its number in the step. */
  readonly project: number;
}

/** The count is made: whoever follows the process is told. */
export interface BudgetCounted extends DomainEvent {
  readonly type: 'budget-counted';
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly funded: number;
}

/** Something happened to a funded project; who voted for it is told. */
export interface CommitmentUpdated extends DomainEvent {
  readonly type: 'commitment-updated';
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly project: number;
  readonly title: string;
  readonly body: string;
  readonly progress: number;
  readonly supporters: readonly PersonId[];
}
