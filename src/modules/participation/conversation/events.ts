import type { PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { DomainEvent } from '#platform/ctx.ts';
import type { FlagReason, StatementId } from './statement.ts';

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

/** A resident wrote a statement. `held`: the step asks for a moderator first. Told before anybody else hears of it. */
export interface StatementArrived extends DomainEvent {
  readonly type: 'statement-arrived';
  readonly statementId: StatementId;
  readonly processId: ProcessId;
  readonly authorId: PersonId;
  readonly text: string;
  readonly held: boolean;
}

/** A resident says that a statement does not belong here. */
export interface StatementFlagged extends DomainEvent {
  readonly type: 'statement-flagged';
  readonly statementId: StatementId;
  readonly processId: ProcessId;
  readonly authorId: PersonId | null;
  readonly by: PersonId;
  readonly reason: FlagReason;
}

/** Whoever runs the conversation read what was said of it, and it stays. */
export interface StatementKept extends DomainEvent {
  readonly type: 'statement-kept';
  readonly statementId: StatementId;
}
