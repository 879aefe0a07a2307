import type { ProposalId } from '#kernel/ids.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import { findPlace } from '#modules/city/index.ts';
import { findProcess, listCategories } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { proposalsStep } from './at-address.ts';
import { listFiles, removeFile } from './files-store.ts';
import { isAuthor, mayWrite } from './policy.ts';
import type { Proposal, ProposalText } from './proposal.ts';
import { type ProposalRules, proposalRules } from './rules.ts';
import { deleteDraft, findProposal, insertDraft, updateDraft } from './store.ts';

type Refused = 'process-not-found' | 'sign-in-first' | 'writing-closed' | Unfit;

/** Starts a draft in the open step of a process. Only its author sees it. */
export async function startDraft(
  ctx: Ctx,
  input: { readonly process: string; readonly step?: string; readonly text: ProposalText },
): Promise<Result<{ id: ProposalId }, Refused>> {
  const process = await findProcess(ctx, { slug: input.process });
  const step = process && proposalsStep(process, ctx.clock.now(), input.step);
  if (!process || process.status === 'draft' || !step) return refuse('process-not-found');
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  const rules = proposalRules(step.rules);
  if (!mayWrite(ctx.actor, process, step, rules, ctx.clock.now())) return refuse('writing-closed');
  const unfit = await unfitText(ctx, process.id, rules, input.text);
  if (unfit) return unfit;
  const id = ctx.newId<ProposalId>();
  const place = { id, processId: process.id, stepId: step.id, authorId: ctx.actor.personId };
  await insertDraft(ctx, { ...input.text, ...place });
  return ok({ id });
}

/** Saves a draft again. It may be saved after the step closed, so that no words are lost; publishing asks. */
export async function saveDraft(
  ctx: Ctx,
  input: { readonly id: ProposalId; readonly text: ProposalText },
): Promise<Result<{ id: ProposalId }, 'draft-not-found' | Unfit>> {
  const draft = await ownDraft(ctx, input.id);
  if (!draft) return refuse('draft-not-found');
  const process = await findProcess(ctx, { id: draft.processId });
  const step = process?.steps.find(({ id }) => id === draft.stepId);
  const unfit = await unfitText(ctx, draft.processId, proposalRules(step?.rules), input.text);
  if (unfit) return unfit;
  await updateDraft(ctx, draft.id, input.text);
  return ok({ id: draft.id });
}

/** Its words and its files are gone. */
export async function discardDraft(ctx: Ctx, id: ProposalId): Promise<Result<void, 'draft-not-found'>> {
  const draft = await ownDraft(ctx, id);
  if (!draft) return refuse('draft-not-found');
  return ctx.transact(async (inside) => {
    for (const { fileId } of await listFiles(inside, draft.id)) await removeFile(inside, draft.id, fileId);
    await deleteDraft(inside, draft.id);
    return ok();
  });
}

/** A draft, for its author alone. */
export async function ownDraft(ctx: Ctx, id: ProposalId): Promise<Proposal | undefined> {
  const draft = await findProposal(ctx, { id });
  return draft?.standing === 'draft' && isAuthor(ctx.actor, draft) ? draft : undefined;
}

type Unfit = 'organisations-not-allowed' | 'category-unknown' | 'place-unknown';

async function unfitText(
  ctx: Ctx,
  processId: Proposal['processId'],
  rules: ProposalRules,
  text: ProposalText,
): Promise<Refusal<Unfit> | undefined> {
  if (text.organisationName && !rules.organisations) return refuse('organisations-not-allowed');
  if (!(await isPlace(ctx, text))) return refuse('place-unknown');
  if (text.categoryId === null) return undefined;
  const categories = await listCategories(ctx, processId);
  return categories.some(({ id }) => id === text.categoryId) ? undefined : refuse('category-unknown');
}

/** A neighbourhood stands beside the district it lies in: what is counted by district counts it there. */
async function isPlace(ctx: Ctx, { districtId, neighbourhoodId }: ProposalText): Promise<boolean> {
  const id = neighbourhoodId ?? districtId;
  if (id === null) return true;
  const place = await findPlace(ctx, id);
  return place?.districtId === districtId && place.neighbourhoodId === neighbourhoodId;
}
