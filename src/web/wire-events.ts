import {
  type CommentArrived,
  type CommentsCounted,
  forgetPerson as forgetVotes,
  mergePerson as mergeComments,
} from '#modules/participation/comments/index.ts';
import { forgetPerson as forgetAnswers } from '#modules/participation/conversation/index.ts';
import { forgetPerson as forgetCases, meetComment, meetProposal } from '#modules/participation/moderation/index.ts';
import {
  followComments,
  forgetPerson as forgetSupports,
  mergePerson as mergeProposals,
  type ProposalArrived,
} from '#modules/participation/proposals/index.ts';
import type { PersonErasing } from '#modules/rights/index.ts';
import { forgetVoter, type PersonMerging } from '#modules/verification/index.ts';
import type { Platform } from '#platform/ctx-factory.ts';

/** Who listens to what, in one place: news travels upward as events. */
export function wireEvents(platform: Platform): void {
  platform.subscribe<CommentsCounted>('comments-counted', followComments);
  platform.subscribe<CommentArrived>('comment-arrived', meetComment);
  platform.subscribe<ProposalArrived>('proposal-arrived', meetProposal);
  platform.subscribe<PersonErasing>('person-erasing', forgetCases);
  platform.subscribe<PersonErasing>('person-erasing', forgetVotes);
  platform.subscribe<PersonErasing>('person-erasing', forgetSupports);
  platform.subscribe<PersonErasing>('person-erasing', forgetAnswers);
  platform.subscribe<PersonErasing>('person-erasing', forgetVoter);
  platform.subscribe<PersonMerging>('person-merging', mergeComments);
  platform.subscribe<PersonMerging>('person-merging', mergeProposals);
}
