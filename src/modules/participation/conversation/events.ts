import type { PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { DomainEvent } from '#platform/ctx.ts';
import type { StatementId } from './statement.ts';

/** The words of a proposal became a statement: its author is told. */
export interface ProposalTakenOver extends DomainEvent {
  readonly type: 'proposal-taken-over';
  readonly proposalId: ProposalId;
  readonly authorId: PersonId | null;
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly statement: number;
}

/** A moderator let a statement in, or took it out with a reason: its author is told. */
export interface StatementDecided extends DomainEvent {
  readonly type: 'statement-decided';
  readonly statementId: StatementId;
  readonly authorId: PersonId | null;
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly state: 'shown' | 'out';
  readonly reason: string | null;
}
