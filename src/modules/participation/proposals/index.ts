export {
  type AnswerText,
  type Period,
  type ProposalAnswer,
  UNDO_MINUTES as ANSWER_UNDO_MINUTES,
  type Verdict,
} from './answer.ts';
export { publishedAnswers } from './answer-store.ts';
export { atAddress } from './at-address.ts';
export { changeSight } from './change-sight.ts';
export { followComments, proposalSubject } from './comment-subject.ts';
export type {
  ProposalAnswered,
  ProposalArrived,
  ProposalPublished,
  ProposalWithdrawn,
  ThresholdReached,
} from './events.ts';
export { forgetPerson } from './forget-person.ts';
export { type ImportedBatch, type ImportedProposal, type ImportOutcome, importProposals } from './import-proposals.ts';
export { mergePerson } from './merge-person.ts';
export { type NewestAnswer, newestAnswers } from './newest-answers-store.ts';
export { personalData } from './personal-data.ts';
export { isOutOfSight, type Origin, type Proposal, type ProposalAddress, type Standing } from './proposal.ts';
export { type ProposalRead, readProposal } from './read-proposal.ts';
export type { ProposalRules } from './rules.ts';
export { searchProposals } from './search-store.ts';
export { type SeededProposal, seedProposals } from './seed.ts';
export { countShownBy, findPublished, listPublishedOf } from './store.ts';
export { textOfHtml } from './text-of-html.ts';
export { answerQueue, waitingForAnswer } from './waiting-for-answer.ts';
export { proposalsMethod } from './web/method.tsx';
export type { ProposalOptions } from './web/proposal-routes.tsx';
export { statusOf, supportNote } from './web/proposal-words.ts';
export { proposalRoutes } from './web/routes.tsx';
