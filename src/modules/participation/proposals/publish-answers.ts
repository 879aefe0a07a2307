import type { ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayTakeBack, type ProposalAnswer } from './answer.ts';
import { findAnswers, markPublished, markUnpublished } from './answer-store.ts';
import type { ProposalAnswered } from './events.ts';
import { mayAnswer } from './policy.ts';
import { answerable } from './prepare-answer.ts';
import { isTakenOut, type Proposal } from './proposal.ts';
import { recordAnswer } from './record-answer.ts';
import { lockProposal } from './store.ts';

type Refused = 'proposal-not-found' | 'may-not-answer' | 'proposal-withdrawn' | 'answer-not-prepared';

/** Publishes prepared answers together, all or none; each stands on the public record. */
export async function publishAnswers(
  ctx: Ctx,
  ids: readonly ProposalId[],
): Promise<Result<{ published: number }, Refused>> {
  const checked = await answerable(ctx, ids);
  if ('code' in checked) return checked;
  return ctx.transact(async (inside) => {
    const proposals: Proposal[] = [];
    // One order for everybody, so that two officers never wait for each other in a circle.
    for (const id of [...new Set(ids)].sort()) {
      const proposal = await lockProposal(inside, id);
      if (proposal && isTakenOut(proposal.standing)) return refuse('proposal-withdrawn');
      if (proposal) proposals.push(proposal);
    }
    const answers = await findAnswers(inside, ids);
    const waiting = proposals.filter(({ id }) => answers.get(id)?.state === 'prepared');
    if (waiting.length === 0 || waiting.length < proposals.length) return refuse('answer-not-prepared');
    const prepared = waiting.map(({ id }) => answers.get(id) as ProposalAnswer);
    await markPublished(inside, prepared, inside.actor.kind === 'person' ? inside.actor.personId : null);
    await tell(inside, waiting, answers);
    return ok({ published: waiting.length });
  });
}

/** Takes a published answer back within UNDO_MINUTES; it is prepared again, and the record keeps that it was public. */
export async function takeBackAnswer(
  ctx: Ctx,
  id: ProposalId,
): Promise<Result<void, 'proposal-not-found' | 'may-not-answer' | 'undo-over'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('may-not-answer');
  return ctx.transact(async (inside) => {
    const proposal = await lockProposal(inside, id);
    const answer = (await findAnswers(inside, [id])).get(id);
    if (!proposal || !answer) return refuse('proposal-not-found');
    if (!mayAnswer(actor, proposal.processId)) return refuse('may-not-answer');
    if (!mayTakeBack(answer, actor.personId, inside.clock.now())) return refuse('undo-over');
    await markUnpublished(inside, answer, actor.personId);
    await recordAnswer(inside, proposal, null);
    return ok();
  });
}

async function tell(
  ctx: Ctx,
  proposals: readonly Proposal[],
  answers: ReadonlyMap<ProposalId, ProposalAnswer>,
): Promise<void> {
  const answered = proposals.map((proposal) => ({ proposal, answer: answers.get(proposal.id) as ProposalAnswer }));
  for (const { proposal, answer } of answered) {
    const { id: proposalId, processId, authorId } = proposal;
    const { verdict } = answer;
    await ctx.emit<ProposalAnswered>({
      type: 'proposal-answered',
      proposalId,
      processId,
      verdict,
      authorId,
      correction: false,
    });
  }
  // Last: whoever appends holds the record until the commit.
  for (const { proposal, answer } of answered) await recordAnswer(ctx, proposal, answer);
}
