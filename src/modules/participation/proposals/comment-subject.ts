import type { ProposalId } from '#kernel/ids.ts';
import type { CommentSubject, CommentsCounted } from '#modules/participation/comments/index.ts';
import { findProcess, type ProcessWithSteps, type Step } from '#modules/participation/processes/index.ts';
import { whyNotTakePart } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { isOpen, mayRead } from './policy.ts';
import { isTakenOut, type Proposal } from './proposal.ts';
import { proposalRules } from './rules.ts';
import { addToComments, findProposal } from './store.ts';

/** A proposal as the comments know it: for whoever may read it, open while its step is and the rules allow. */
export async function subjectOf(
  ctx: Ctx,
  process: ProcessWithSteps,
  step: Step,
  proposal: Proposal,
): Promise<CommentSubject> {
  const rules = proposalRules(step.rules);
  const open = rules.commenting && isOpen(process, step, ctx.clock.now()) && !isTakenOut(proposal.standing);
  const why = open && ctx.actor.kind === 'person' ? await whyNotTakePart(ctx, step.terms) : null;
  return {
    kind: 'proposal',
    id: proposal.id,
    processId: process.id,
    title: proposal.title,
    language: proposal.language,
    url: `/processes/${process.slug}/proposals/${proposal.number}`,
    open: open && !why,
    ...(why ? { refusal: why } : {}),
    guests: step.terms?.guests ?? false,
    alignment: true,
  };
}

/** Handed to the comments: what may be argued about under this id; null where it is not there, or not for this reader. */
export async function proposalSubject(ctx: Ctx, id: string): Promise<CommentSubject | null> {
  const proposal = await findProposal(ctx, { id: id as ProposalId });
  const process = proposal && proposal.number !== null ? await findProcess(ctx, { id: proposal.processId }) : undefined;
  const step = process?.steps.find((each) => each.id === proposal?.stepId);
  if (!proposal || !process || !step || !mayRead(ctx.actor, process, proposal)) return null;
  return subjectOf(ctx, process, step, proposal);
}

/** Subscribed to `comments-counted`: keeps the number beside each proposal. */
export async function followComments(ctx: Ctx, event: CommentsCounted): Promise<void> {
  if (event.subjectKind !== 'proposal') return;
  await addToComments(
    ctx,
    event.changes.map(({ subjectId, by }) => ({ id: subjectId as ProposalId, by })),
  );
}
