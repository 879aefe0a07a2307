import type { PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Verdict } from './answer.ts';

interface OfProposal {
  readonly proposalId: ProposalId;
  readonly processId: ProcessId;
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
