import { type AccountChanged, forgetDistrict, type MemberLeft, type TermsAccepted } from '#modules/identity/index.ts';
import type { NewsPublished } from '#modules/news/index.ts';
import {
  forgetPerson as forgetNotices,
  hearAnswer,
  hearBudgeted,
  hearComment,
  hearCommitment,
  hearCorrection,
  hearCount,
  hearDispute,
  hearDisputeDecided,
  hearMemberLeft,
  hearMilestone,
  hearProcess,
  hearProject,
  hearProjectMoved,
  hearProposal,
  hearPublishedNews,
  hearStatement,
  hearStep,
  hearTakenOver,
  hearThreshold,
  mergePerson as mergeNotices,
} from '#modules/notifications/index.ts';
import {
  type BudgetCounted,
  type CommitmentUpdated,
  countWhenClosed,
  forgetPerson as forgetBallot,
  mergePerson as mergeBallots,
  type ProposalBudgeted,
} from '#modules/participation/budgets/index.ts';
import {
  type CommentAdded,
  type CommentArrived,
  type CommentsCounted,
  forgetPerson as forgetVotes,
  mergePerson as mergeComments,
} from '#modules/participation/comments/index.ts';
import {
  forgetPerson as forgetAnswers,
  mergePerson as mergeAnswers,
  type ProposalTakenOver,
  type StatementArrived,
  type StatementDecided,
  type StatementFlagged,
  type StatementKept,
} from '#modules/participation/conversation/index.ts';
import {
  forgetPerson as forgetCases,
  hearStatementDecided,
  hearStatementKept,
  meetComment,
  meetFlag,
  meetProposal,
  meetStatement,
  mergePerson as mergeCases,
} from '#modules/participation/moderation/index.ts';
import type { ProcessPublished, StepClosed, StepOpened } from '#modules/participation/processes/index.ts';
import {
  followComments,
  forgetPerson as forgetSupports,
  mergePerson as mergeProposals,
  type ProposalAnswered,
  type ProposalArrived,
  type ProposalPublished,
  type ThresholdReached,
} from '#modules/participation/proposals/index.ts';
import type { MilestoneReached, ProjectMoved, ProjectPublished } from '#modules/projects/index.ts';
import {
  type ConsentWithdrawn,
  type CorrectionAnswered,
  followAccount,
  followTerms,
  mergePerson as mergeConsents,
  type PersonErasing,
} from '#modules/rights/index.ts';
import {
  type DisputeDecided,
  type DocumentDisputed,
  forgetVoter,
  noteTerms,
  type PersonMerging,
} from '#modules/verification/index.ts';
import type { Platform } from '#platform/ctx-factory.ts';
import { houseWords } from '#platform/words/house-words.ts';

/** Who listens to what, in one place: news travels upward as events. */
export function wireEvents(platform: Platform): void {
  platform.subscribe<CommentsCounted>('comments-counted', followComments);
  platform.subscribe<CommentArrived>('comment-arrived', meetComment);
  platform.subscribe<ProposalArrived>('proposal-arrived', meetProposal);
  platform.subscribe<StatementArrived>('statement-arrived', meetStatement);
  platform.subscribe<StatementFlagged>('statement-flagged', (ctx, flag) =>
    // words: conversation.flag.reason.*
    meetFlag(ctx, flag, houseWords().translator(ctx.language)(`conversation.flag.reason.${flag.reason}`)),
  );
  platform.subscribe<StatementDecided>('statement-decided', hearStatementDecided);
  platform.subscribe<StatementKept>('statement-kept', hearStatementKept);
  platform.subscribe<PersonErasing>('person-erasing', forgetCases);
  platform.subscribe<PersonErasing>('person-erasing', forgetVotes);
  platform.subscribe<PersonErasing>('person-erasing', forgetSupports);
  platform.subscribe<PersonErasing>('person-erasing', forgetAnswers);
  platform.subscribe<PersonErasing>('person-erasing', forgetVoter);
  platform.subscribe<PersonMerging>('person-merging', mergeComments);
  platform.subscribe<PersonMerging>('person-merging', mergeProposals);
  platform.subscribe<PersonErasing>('person-erasing', forgetBallot);
  platform.subscribe<StepClosed>('step-closed', countWhenClosed);
  platform.subscribe<PersonMerging>('person-merging', mergeAnswers);
  platform.subscribe<PersonMerging>('person-merging', mergeBallots);
  platform.subscribe<PersonMerging>('person-merging', mergeCases);
  platform.subscribe<PersonErasing>('person-erasing', forgetNotices);
  platform.subscribe<PersonMerging>('person-merging', mergeNotices);
  platform.subscribe<PersonMerging>('person-merging', mergeConsents);
  platform.subscribe<MemberLeft>('member-left', hearMemberLeft);
  wireNotices(platform);
  platform.subscribe<TermsAccepted>('terms-accepted', followTerms);
  platform.subscribe<TermsAccepted>('terms-accepted', noteTerms);
  platform.subscribe<AccountChanged>('account-changed', (ctx, changed) =>
    followAccount(ctx, changed, wordsShown, told),
  );
  platform.subscribe<ConsentWithdrawn>('consent-withdrawn', async (ctx, { personId, consent }) => {
    if (consent === 'district') await forgetDistrict(ctx, personId);
  });
}

/** What residents are told of. Moderation writes its own letters. */
function wireNotices(platform: Platform): void {
  platform.subscribe<ProposalAnswered>('proposal-answered', hearAnswer);
  platform.subscribe<ThresholdReached>('threshold-reached', hearThreshold);
  platform.subscribe<ProposalPublished>('proposal-published', hearProposal);
  platform.subscribe<CommentAdded>('comment-added', hearComment);
  platform.subscribe<ProcessPublished>('process-published', hearProcess);
  platform.subscribe<StepOpened>('step-opened', hearStep);
  platform.subscribe<StepClosed>('step-closed', hearStep);
  platform.subscribe<ProposalTakenOver>('proposal-taken-over', hearTakenOver);
  platform.subscribe<StatementDecided>('statement-decided', hearStatement);
  platform.subscribe<ProposalBudgeted>('proposal-budgeted', hearBudgeted);
  platform.subscribe<BudgetCounted>('budget-counted', hearCount);
  platform.subscribe<CorrectionAnswered>('correction-answered', hearCorrection);
  platform.subscribe<DocumentDisputed>('document-disputed', hearDispute);
  platform.subscribe<DisputeDecided>('dispute-decided', hearDisputeDecided);
  platform.subscribe<CommitmentUpdated>('commitment-updated', hearCommitment);
  platform.subscribe<NewsPublished>('news-published', hearPublishedNews);
  platform.subscribe<ProjectPublished>('project-published', hearProject);
  platform.subscribe<ProjectMoved>('project-moved', hearProjectMoved);
  platform.subscribe<MilestoneReached>('milestone-reached', hearMilestone);
}

// words: consents.*.words
function wordsShown(language: Parameters<Parameters<typeof followAccount>[2]>[0], consent: string): string {
  return houseWords().translator(language)(`consents.${consent}.words`);
}

/** Who shows a column without asking for it anew each time. The name is looked up whenever it is shown: nobody keeps a copy. */
const KEPT_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'people.email_lookup': ['identity', 'platform: waiting letters'],
};

function told(column: string): readonly string[] {
  return KEPT_ELSEWHERE[column] ?? ['identity'];
}
