import type { PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Verdict } from './answer.ts';

interface OfProposal {
  readonly proposalId: ProposalId;
  readonly processId: ProcessId;
}

/**
 * Somebody published or changed a proposal, and whoever listens may hold it before others are told of it
 * (`proposal-published`).
 */
export interface ProposalArrived extends OfProposal {
  readonly type: 'proposal-arrived';
  readonly authorId: PersonId;
  /** Title and text. */
  readonly text: string;
  /** It was public, and its words changed. */
  readonly edited: boolean;
}

export interface ProposalPublished extends OfProposal {
  readonly type: 'proposal-published';
  readonly stepId: StepId;
  readonly authorId: PersonId | null;
}

/** The city now owes it an answer. */
export interface ThresholdReached extends OfProposal {
  readonly type: 'threshold-reached';
  readonly stepId: StepId;
  readonly threshold: number;
}

export interface ProposalWithdrawn extends OfProposal {
  readonly type: 'proposal-withdrawn';
}

export interface ProposalAnswered extends OfProposal {
  readonly type: 'proposal-answered';
  readonly verdict: Verdict;
  readonly authorId: PersonId | null;
  /** It had an answer, which this one corrects. */
  readonly correction: boolean;
}
