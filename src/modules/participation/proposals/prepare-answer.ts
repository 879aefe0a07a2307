import type { ProposalId } from '#kernel/ids.ts';
import { textIn } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { listAreas } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type AnswerText, fillPlaceholders } from './answer.ts';
import { findAnswers, writeCorrection, writePrepared } from './answer-store.ts';
import type { ProposalAnswered } from './events.ts';
import { mayAnswer } from './policy.ts';
import { isTakenOut, type Proposal } from './proposal.ts';
import { recordAnswer } from './record-answer.ts';
import { findPublished, lockProposal } from './store.ts';

type Refused = 'proposal-not-found' | 'may-not-answer' | 'proposal-withdrawn' | 'answer-without-reason';

/**
 * Prepares one answer for one proposal or for many; only staff see it until it is published. `{title}`, `{number}`,
 * `{supports}` and `{district}` in the text become each proposal's own. A published answer is left as it is here.
 */
export async function prepareAnswers(
  ctx: Ctx,
  input: { readonly ids: readonly ProposalId[]; readonly answer: AnswerText },
): Promise<Result<{ prepared: number }, Refused>> {
  const found = await answerable(ctx, input.ids);
  if ('code' in found) return found;
  if (!hasReason(input.answer)) return refuse('answer-without-reason');
  const districts = await districtNames(ctx, input.answer, found);
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return ctx.transact(async (inside) => {
    for (const proposal of found) {
      const text = fillPlaceholders(input.answer.text, {
        title: proposal.title,
        number: `${proposal.number}`,
        supports: `${proposal.tally.supports}`,
        district: (proposal.districtId && districts.get(proposal.districtId)) || '',
      });
      await writePrepared(inside, proposal.id, { ...input.answer, text }, by);
    }
    return ok({ prepared: found.length });
  });
}

/** Corrects an answer that is public: the new words are dated, the ones before stay readable. */
export async function correctAnswer(
  ctx: Ctx,
  input: { readonly id: ProposalId; readonly answer: AnswerText },
): Promise<Result<void, Refused | 'answer-not-published'>> {
  const found = await answerable(ctx, [input.id]);
  if ('code' in found) return found;
  if (!hasReason(input.answer)) return refuse('answer-without-reason');
  return ctx.transact(async (inside) => {
    const proposal = await lockProposal(inside, input.id);
    const before = (await findAnswers(inside, [input.id])).get(input.id);
    if (!proposal || before?.state !== 'published') return refuse('answer-not-published');
    await writeCorrection(inside, before, input.answer, inside.actor.kind === 'person' ? inside.actor.personId : null);
    const { id: proposalId, processId, authorId } = proposal;
    const { verdict } = input.answer;
    await inside.emit<ProposalAnswered>({
      type: 'proposal-answered',
      proposalId,
      processId,
      verdict,
      authorId,
      correction: true,
    });
    await recordAnswer(inside, proposal, input.answer);
    return ok();
  });
}

/** The proposals, if the actor may answer every one of them. */
export async function answerable(ctx: Ctx, ids: readonly ProposalId[]) {
  const found = await findPublished(ctx, [...new Set(ids)]);
  if (found.length === 0 || found.length < new Set(ids).size) return refuse('proposal-not-found');
  if (!found.every((proposal) => mayAnswer(ctx.actor, proposal.processId))) return refuse('may-not-answer');
  if (found.some(({ standing }) => isTakenOut(standing))) return refuse('proposal-withdrawn');
  return found;
}

function hasReason(answer: AnswerText): boolean {
  return Object.values(answer.text).some((words) => words.trim() !== '');
}

async function districtNames(
  ctx: Ctx,
  answer: AnswerText,
  proposals: readonly Proposal[],
): Promise<Map<string, string>> {
  const asked = Object.values(answer.text).some((words) => words.includes('{district}'));
  if (!asked || proposals.every((proposal) => proposal.districtId === null)) return new Map();
  const areas = await listAreas(ctx, 'district');
  return new Map(areas.map((area) => [area.id, textIn(area.name, ctx.language)]));
}
