import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findHiding, updateWords } from './hidings-store.ts';
import type { HidingId } from './moderation.ts';
import { mayModerate } from './policy.ts';

/** What a moderator wrote to somebody of what she had written is put right, because she asked. The hiding itself stays. */
export async function correctNote(
  ctx: Ctx,
  { id, authorId }: { readonly id: HidingId; readonly authorId: PersonId },
  words: string,
): Promise<Result<void, 'nothing-to-correct'>> {
  return ctx.transact(async (inside) => {
    const hiding = await findHiding(inside, { id });
    if (!hiding || hiding.authorId !== authorId || !mayModerate(inside.actor, hiding.processId))
      return refuse('nothing-to-correct');
    await updateWords(inside, id, words);
    return ok();
  });
}

/** The words of a note to her; null where there is none of that number to her. */
export async function readNote(ctx: Ctx, id: HidingId, authorId: PersonId): Promise<string | null> {
  const hiding = await findHiding(ctx, { id });
  return hiding?.authorId === authorId && hiding.words !== '' ? hiding.words : null;
}
