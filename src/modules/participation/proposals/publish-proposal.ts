import type { ProcessId, ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import {
  channelOf,
  EVERYBODY,
  joinRoll,
  keepsRoll,
  type NotEligible,
  type TakingPart,
  whyNotTakePart,
} from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProposalArrived } from './events.ts';
import { mayWrite } from './policy.ts';
import type { Proposal } from './proposal.ts';
import { randomKey } from './random-order.ts';
import { type ProposalRules, proposalRules } from './rules.ts';
import { ownDraft } from './save-draft.ts';
import { findProposal, publishDraft, takeNumbers } from './store.ts';
import { tellOfProposal } from './telling.ts';

type Refused =
  | 'draft-not-found'
  | 'writing-closed'
  | 'title-length'
  | 'body-length'
  | 'sign-in-first'
  | 'took-part-already'
  | NotEligible;

/** Makes a draft public under a number. Etiquette is advice, given before; only lengths are asked here. */
export async function publishProposal(
  ctx: Ctx,
  id: ProposalId,
): Promise<Result<{ process: string; processId: ProcessId; number: number; held: boolean }, Refused>> {
  const draft = await ownDraft(ctx, id);
  const process = draft && (await findProcess(ctx, { id: draft.processId }));
  const step = process?.steps.find((each) => each.id === draft?.stepId);
  if (!draft || !process || !step) return refuse('draft-not-found');
  const rules = proposalRules(step.rules);
  if (!mayWrite(ctx.actor, process, step, rules, ctx.clock.now())) return refuse('writing-closed');
  const [unfit] = unfitLengths(draft, rules);
  if (unfit) return unfit;
  const terms = step.terms ?? EVERYBODY;
  const why = await whyNotTakePart(ctx, terms);
  if (why) return why;
  return ctx.transact(async (inside) => {
    const joined = await onTheRoll(inside, draft, terms);
    if (joined && !joined.ok) return joined;
    const number = await takeNumbers(inside, process.id, 1);
    const published = await publishDraft(inside, draft, { number, randomKey: randomKey(inside.chance.bytes(4)) });
    if (!published) return refuse('draft-not-found');
    await announceArrival(inside, draft, false);
    const held = (await findProposal(inside, { id }))?.standing === 'held';
    if (!held) await tellOfProposal(inside, draft);
    return ok({ process: process.slug, processId: draft.processId, number, held });
  });
}

/** To whoever may hold it. */
export async function announceArrival(ctx: Ctx, proposal: Proposal, edited: boolean): Promise<void> {
  const { id: proposalId, processId, authorId, title, body } = proposal;
  if (authorId === null) return;
  const text = `${title}\n\n${body}`;
  await ctx.emit<ProposalArrived>({ type: 'proposal-arrived', proposalId, processId, authorId, text, edited });
}

/** Whoever proposes takes part, too. */
async function onTheRoll(ctx: Ctx, { stepId, authorId }: Proposal, terms: TakingPart) {
  if (!authorId || !keepsRoll(terms)) return null;
  return joinRoll(ctx, { stepId, personId: authorId, channel: channelOf(ctx.actor) });
}

/** Lengths count what people see: characters, not code units. */
export function unfitLengths({ title, body }: Pick<Proposal, 'title' | 'body'>, rules: ProposalRules) {
  const titleLength = [...title].length;
  const titleFits = titleLength >= rules.titleMin && titleLength <= rules.titleMax;
  const bodyLength = [...body].length;
  const bodyFits = bodyLength > 0 && bodyLength <= rules.bodyMax;
  return [
    ...(titleFits ? [] : [refuse('title-length', { min: rules.titleMin, max: rules.titleMax })]),
    ...(bodyFits ? [] : [refuse('body-length', { max: rules.bodyMax })]),
  ];
}
