import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CorrectionId, CorrectionsOf } from './correction.ts';
import { closeCorrection, findCorrection, lockCorrection } from './correction-store.ts';
import type { CorrectionAnswered } from './events.ts';
import { insertCorrection } from './keeping-store.ts';
import { mayAnswerCorrections } from './policy.ts';

export interface CorrectionAnswer {
  readonly decision: 'corrected' | 'refused';
  /** What it says from now on; null: it is put right elsewhere, as the reason tells. */
  readonly to: string | null;
  /** To her. */
  readonly reason: string;
}

/** Answers a request: the module that owns the datum changes it, the log says so, and she is told why. */
export async function answerCorrection(
  ctx: Ctx,
  data: Pick<CorrectionsOf, 'correct'>,
  id: CorrectionId,
  answer: CorrectionAnswer,
): Promise<Result<void, string>> {
  const { actor } = ctx;
  if (!mayAnswerCorrections(actor)) return refuse('administrators-only');
  if (answer.reason.trim() === '') return refuse('reason-missing');
  return ctx.transact(async (inside): Promise<Result<void, string>> => {
    const one = (await lockCorrection(inside, id)) ? await findCorrection(inside, id) : undefined;
    if (!one) return refuse('correction-answered');
    const { decision, to } = answer;
    if (decision === 'corrected' && to !== null) {
      const changed = await data.correct(inside, one, to);
      if (!changed.ok) return changed;
      await insertCorrection(inside, { personId: one.personId, ...changed.value });
    }
    const by = actor.kind === 'person' ? actor.personId : null;
    await closeCorrection(inside, id, { decision, reason: answer.reason.trim(), by });
    await inside.noteAct({ act: 'correction-answered', subject: { kind: 'correction', id }, after: decision });
    const { personId, datum } = one;
    await inside.emit<CorrectionAnswered>({ type: 'correction-answered', correctionId: id, personId, datum, decision });
    return ok();
  });
}
