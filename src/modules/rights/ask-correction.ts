import type { Reader } from '#kernel/reader.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type CorrectionId, type CorrectionsOf, type Datum, dueAfter } from './correction.ts';
import { insertCorrectionRequest } from './correction-store.ts';

/**
 * She says that something held about her is wrong, and what it should say. One request a datum at a time; the city answers
 * within a month.
 */
export async function askCorrection(
  ctx: Ctx,
  parts: { readonly data: CorrectionsOf; readonly reader: Reader },
  asked: { readonly datum: Datum; readonly about: string | null; readonly wish: string },
): Promise<Result<{ dueAt: Date }, 'sign-in-needed' | 'nothing-to-correct' | 'correction-waits'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const { datum, about, wish } = asked;
  const one = { personId: actor.personId, datum, about };
  return ctx.transact(async (inside) => {
    if ((await parts.data.heldNow(inside, parts.reader, one)) === null) return refuse('nothing-to-correct');
    const askedAt = inside.clock.now();
    const dueAt = dueAfter(askedAt);
    const request = { ...one, id: inside.newId<CorrectionId>(), wish, askedAt, dueAt };
    return (await insertCorrectionRequest(inside, request)) ? ok({ dueAt }) : refuse('correction-waits');
  });
}
