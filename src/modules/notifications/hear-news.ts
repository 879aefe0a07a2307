import type { PersonId, ProposalId } from '#kernel/ids.ts';
import type { NewsPublished } from '#modules/news/index.ts';
import type { BudgetCounted, CommitmentUpdated, ProposalBudgeted } from '#modules/participation/budgets/index.ts';
import type { CommentAdded } from '#modules/participation/comments/index.ts';
import type { ProposalTakenOver, StatementDecided } from '#modules/participation/conversation/index.ts';
import type { ProcessPublished, StepClosed, StepOpened } from '#modules/participation/processes/index.ts';
import {
  ANSWER_UNDO_MINUTES,
  findPublished,
  type ProposalAnswered,
  type ProposalPublished,
  type ThresholdReached,
} from '#modules/participation/proposals/index.ts';
import type { MilestoneReached, ProjectMoved, ProjectPublished } from '#modules/projects/index.ts';
import { findPublicProjects, type ProjectId } from '#modules/projects/index.ts';
import type { CorrectionAnswered } from '#modules/rights/index.ts';
import type { DisputeDecided, DocumentDisputed } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { followOwn } from './follow-store.ts';
import { THE_CITY, THE_NEWS, type Thing } from './notice.ts';
import { tellNews } from './tell-news.ts';

/** Subscribed to `proposal-answered`: followers of the proposal and its author. A correction is news of its own. */
export function hearAnswer(ctx: Ctx, { proposalId, processId, authorId, correction }: ProposalAnswered): Promise<void> {
  return tellNews(ctx, {
    key: `proposal-answered:${proposalId}${correction ? `:${ctx.clock.now().toISOString()}` : ''}`,
    type: 'proposal-answered',
    about: { proposalId, processId },
    detail: correction ? 'correction' : null,
    by: whoActs(ctx),
    undoMinutes: ANSWER_UNDO_MINUTES,
    audience: [{ kind: 'proposal', id: proposalId }],
    told: [{ personId: authorId, because: 'yours' }],
  });
}

/** Subscribed to `threshold-reached`. */
export async function hearThreshold(ctx: Ctx, { proposalId, processId, stepId }: ThresholdReached): Promise<void> {
  const [proposal] = await findPublished(ctx, [proposalId]);
  await tellNews(ctx, {
    key: `threshold-reached:${proposalId}`,
    type: 'threshold-reached',
    about: { proposalId, processId, stepId },
    // The support that reached it is nobody's news about herself.
    by: null,
    audience: [{ kind: 'proposal', id: proposalId }],
    told: [{ personId: proposal?.authorId ?? null, because: 'yours' }],
  });
}

/** Subscribed to `proposal-published`: its author follows it; who follows her, the process, the place or the topic is told. */
export async function hearProposal(ctx: Ctx, event: ProposalPublished): Promise<void> {
  const { proposalId, processId, stepId, authorId } = event;
  if (authorId) await followOwn(ctx, authorId, { kind: 'proposal', id: proposalId });
  await tellNews(ctx, {
    key: `proposal-published:${proposalId}`,
    type: 'proposal-published',
    about: { proposalId, processId, stepId },
    by: authorId,
    audience: await aroundProposal(ctx, event),
  });
}

async function aroundProposal(ctx: Ctx, { proposalId, processId, authorId }: ProposalPublished): Promise<Thing[]> {
  const [proposal] = await findPublished(ctx, [proposalId]);
  return [
    { kind: 'process', id: processId },
    // Who follows both the neighbourhood and its district is told once: see tellFollowers.
    ...(proposal?.neighbourhoodId ? [{ kind: 'neighbourhood', id: proposal.neighbourhoodId } as const] : []),
    ...(proposal?.districtId ? [{ kind: 'district', id: proposal.districtId } as const] : []),
    ...(proposal?.categoryId ? [{ kind: 'topic', id: proposal.categoryId } as const] : []),
    ...(authorId ? [{ kind: 'person', id: authorId } as const] : []),
  ];
}

/** Subscribed to `comment-added`: whom it replies to, and the author of the proposal. */
export async function hearComment(ctx: Ctx, event: CommentAdded): Promise<void> {
  if (event.subjectKind !== 'proposal') return;
  const { commentId, processId, authorId: by, parentAuthorId } = event;
  const proposalId = event.subjectId as ProposalId;
  const [proposal] = await findPublished(ctx, [proposalId]);
  await tellNews(ctx, {
    key: `comment-added:${commentId}`,
    type: 'comment-added',
    about: { commentId, processId, proposalId },
    by,
    audience: [],
    told: [
      { personId: parentAuthorId, because: 'replied' },
      { personId: proposal?.authorId ?? null, because: 'yours' },
    ],
  });
}

/** Subscribed to `process-published`: who follows the city's new processes. */
export function hearProcess(ctx: Ctx, { processId }: ProcessPublished): Promise<void> {
  const key = `process-published:${processId}`;
  return tellNews(ctx, {
    key,
    type: 'process-published',
    about: { processId },
    by: whoActs(ctx),
    audience: [THE_CITY],
  });
}

/** Subscribed to `step-opened` and `step-closed`. A step that opens again is news again, once a day. */
export function hearStep(ctx: Ctx, { type, processId, stepId }: StepOpened | StepClosed): Promise<void> {
  return tellNews(ctx, {
    key: `${type}:${stepId}:${ctx.clock.now().toISOString().slice(0, 10)}`,
    type,
    about: { processId, stepId },
    by: whoActs(ctx),
    audience: [{ kind: 'process', id: processId }],
  });
}

/** Subscribed to `proposal-taken-over`: its words became a statement of a conversation. */
export function hearTakenOver(ctx: Ctx, event: ProposalTakenOver): Promise<void> {
  const { proposalId, processId, stepId, authorId } = event;
  return tellNews(ctx, {
    key: `proposal-taken-over:${proposalId}:${stepId}`,
    type: 'proposal-taken-over',
    about: { proposalId, processId, stepId },
    by: whoActs(ctx),
    audience: [{ kind: 'proposal', id: proposalId }],
    told: [{ personId: authorId, because: 'yours' }],
  });
}

/** Subscribed to `statement-decided`: its author alone, with the reason. */
export async function hearStatement(ctx: Ctx, event: StatementDecided): Promise<void> {
  const { statementId, authorId, processId, stepId, state, reason } = event;
  if (!authorId) return;
  await tellNews(ctx, {
    key: `statement-decided:${statementId}:${state}:${ctx.clock.now().toISOString()}`,
    type: 'statement-decided',
    about: { processId, stepId },
    detail: state === 'out' ? (reason ?? '') : null,
    by: whoActs(ctx),
    audience: [],
    told: [{ personId: authorId, because: 'yours' }],
  });
}

/** Subscribed to `proposal-budgeted`: people will vote on it. */
export function hearBudgeted(ctx: Ctx, { proposalId, processId, stepId, authorId }: ProposalBudgeted): Promise<void> {
  return tellNews(ctx, {
    key: `proposal-budgeted:${proposalId}:${stepId}`,
    type: 'proposal-budgeted',
    about: { proposalId, processId, stepId },
    by: whoActs(ctx),
    audience: [{ kind: 'proposal', id: proposalId }],
    told: [{ personId: authorId, because: 'yours' }],
  });
}

/** Subscribed to `budget-counted`: counted again, it is told no second time. */
export function hearCount(ctx: Ctx, { processId, stepId }: BudgetCounted): Promise<void> {
  return tellNews(ctx, {
    key: `budget-counted:${stepId}`,
    type: 'budget-counted',
    about: { processId, stepId },
    by: whoActs(ctx),
    audience: [{ kind: 'process', id: processId }],
  });
}

/** Subscribed to `commitment-updated`: who voted for the project, and who follows the process. */
export function hearCommitment(ctx: Ctx, event: CommitmentUpdated): Promise<void> {
  const { processId, stepId, project, title, supporters } = event;
  return tellNews(ctx, {
    key: `commitment-updated:${stepId}:${project}:${ctx.clock.now().toISOString()}`,
    type: 'commitment-updated',
    about: { processId, stepId },
    detail: title,
    by: whoActs(ctx),
    audience: [{ kind: 'process', id: processId }],
    told: supporters.map((personId) => ({ personId, because: 'followed' })),
  });
}

/** Subscribed to `news-published`: who follows the process it is of, or else the city's news. Corrections are told to nobody. */
export function hearPublishedNews(ctx: Ctx, { newsId, processId }: NewsPublished): Promise<void> {
  return tellNews(ctx, {
    key: `news-published:${newsId}`,
    type: 'news-published',
    about: { newsId, processId },
    by: whoActs(ctx),
    audience: [processId ? { kind: 'process', id: processId } : THE_NEWS],
  });
}

/** Subscribed to `correction-answered`: she alone. What was answered stands on her page, not in the news. */
export function hearCorrection(ctx: Ctx, { correctionId, personId, decision }: CorrectionAnswered): Promise<void> {
  return tellNews(ctx, {
    key: `correction-answered:${correctionId}`,
    type: 'correction-answered',
    about: {},
    detail: decision,
    by: whoActs(ctx),
    audience: [],
    told: [{ personId, because: 'yours' }],
  });
}

/** Subscribed to `document-disputed`: whoever was verified with it, once. */
export function hearDispute(ctx: Ctx, { conflictId, holderId }: DocumentDisputed): Promise<void> {
  return tellNews(ctx, {
    ...{ key: `document-disputed:${conflictId}`, type: 'document-disputed', about: {}, by: null, audience: [] },
    told: [{ personId: holderId, because: 'yours' }],
  });
}

/** Subscribed to `dispute-decided`: both. Whoever loses her verification reads that it went, the other why. */
export async function hearDisputeDecided(ctx: Ctx, event: DisputeDecided): Promise<void> {
  const { conflictId, holderId, claimantId, decision } = event;
  const same = { type: 'dispute-decided', about: {}, by: whoActs(ctx), audience: [] } as const;
  const tell = (personId: PersonId | null, side: string, detail: string) =>
    tellNews(ctx, {
      ...{ ...same, key: `dispute-decided:${conflictId}:${side}`, detail },
      told: [{ personId, because: 'yours' }],
    });
  await tell(claimantId, 'claimant', decision);
  await tell(holderId, 'holder', decision === 'moved' ? 'lost' : 'stays');
}

/** Subscribed to `project-published`: who follows its place. One that comes back after a withdrawal is told no second time. */
export async function hearProject(ctx: Ctx, { projectId }: ProjectPublished): Promise<void> {
  await tellNews(ctx, {
    key: `project-published:${projectId}`,
    type: 'project-published',
    about: { projectId },
    by: whoActs(ctx),
    audience: await placeOf(ctx, projectId),
  });
}

/** Subscribed to `project-moved`: who follows it or its place. The same state is news once a day. */
export async function hearProjectMoved(ctx: Ctx, { projectId, state }: ProjectMoved): Promise<void> {
  await tellNews(ctx, {
    key: `project-moved:${projectId}:${state}:${ctx.clock.now().toISOString().slice(0, 10)}`,
    type: 'project-moved',
    about: { projectId },
    detail: state,
    by: whoActs(ctx),
    audience: [{ kind: 'project', id: projectId }, ...(await placeOf(ctx, projectId))],
  });
}

/** Subscribed to `milestone-reached`: who follows the project. */
export function hearMilestone(ctx: Ctx, { projectId, milestoneId }: MilestoneReached): Promise<void> {
  return tellNews(ctx, {
    key: `milestone-reached:${milestoneId}`,
    type: 'milestone-reached',
    about: { projectId },
    detail: milestoneId,
    by: whoActs(ctx),
    audience: [{ kind: 'project', id: projectId }],
  });
}

async function placeOf(ctx: Ctx, id: ProjectId): Promise<Thing[]> {
  const [project] = await findPublicProjects(ctx, [id]);
  return [
    ...(project?.neighbourhoodId ? [{ kind: 'neighbourhood', id: project.neighbourhoodId } as const] : []),
    ...(project?.districtId ? [{ kind: 'district', id: project.districtId } as const] : []),
  ];
}

function whoActs({ actor }: Ctx): PersonId | null {
  return actor.kind === 'person' ? actor.personId : null;
}
