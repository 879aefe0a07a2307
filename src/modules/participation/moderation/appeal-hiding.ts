import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { openCase } from './cases-store.ts';
import { findHiding, isAppealed } from './hidings-store.ts';
import { LONGEST_WORDS, SHORTEST_APPEAL, type ThingRef } from './moderation.ts';
import { wrote } from './policy.ts';

type Refused = 'appeal-nothing-hidden' | 'appeal-twice' | 'appeal-too-short' | 'words-too-long';

/** Its author says, once, why what was hidden should be read. Somebody else than who hid it decides. */
export async function appealHiding(
  ctx: Ctx,
  input: { readonly subject: ThingRef; readonly words: string },
): Promise<Result<void, Refused>> {
  const words = input.words.trim();
  const length = [...words].length;
  if (length < SHORTEST_APPEAL) return refuse('appeal-too-short', { min: SHORTEST_APPEAL });
  if (length > LONGEST_WORDS) return refuse('words-too-long', { max: LONGEST_WORDS });
  return ctx.transact(async (inside) => {
    const hiding = await findHiding(inside, { inForce: input.subject });
    if (!hiding || !wrote(inside.actor, hiding.authorId)) return refuse('appeal-nothing-hidden');
    if (await isAppealed(inside, [hiding.id])) return refuse('appeal-twice');
    const { subject, processId, authorId, reason } = hiding;
    const reasons = [reason];
    await openCase(inside, { kind: 'appeal', subject, processId, authorId, reasons, hidingId: hiding.id, words });
    return ok();
  });
}
