import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { openCase } from './cases-store.ts';
import { type HidingReason, LONGEST_WORDS, type ThingRef } from './moderation.ts';
import { mayReport, wrote } from './policy.ts';
import { insertReport } from './reports-store.ts';
import { findThing } from './things.ts';

type Refused =
  | 'report-sign-in'
  | 'report-not-there'
  | 'report-own'
  | 'report-needs-words'
  | 'report-words-long'
  | 'report-twice'
  | 'reports-too-often';

/** Says to the moderators what is wrong with something, once a person and thing. Nobody else learns of it. */
export async function reportThing(
  ctx: Ctx,
  input: { readonly subject: ThingRef; readonly reason: HidingReason; readonly words: string },
): Promise<Result<void, Refused>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('report-sign-in');
  // A statement is flagged where it is read.
  if (input.subject.kind === 'statement') return refuse('report-not-there');
  const thing = await findThing(ctx, input.subject);
  if (!thing) return refuse('report-not-there');
  if (wrote(actor, thing.authorId)) return refuse('report-own');
  if (!mayReport(actor, thing)) return refuse('report-not-there');
  const words = input.words.trim();
  if (input.reason === 'other' && words === '') return refuse('report-needs-words');
  if ([...words].length > LONGEST_WORDS) return refuse('report-words-long', { max: LONGEST_WORDS });
  const { allowed, retryAfterSeconds } = await ctx.limits.limit('reports', actor.personId);
  if (!allowed) return refuse('reports-too-often', { minutes: Math.ceil(retryAfterSeconds / 60) });
  return ctx.transact(async (inside) => {
    const { processId, authorId } = thing;
    const { subject, reason } = input;
    const caseId = await openCase(inside, { kind: 'report', subject, processId, authorId, reasons: [reason] });
    const isNew = await insertReport(inside, { caseId, subject, reporterId: actor.personId, reason, words });
    return isNew ? ok() : refuse('report-twice');
  });
}
