import type { Ctx } from '#platform/ctx.ts';
import { type CaseId, type HidingId, UNDO_MINUTES } from './moderation.ts';

/** A letter to be written: about what, to the author or, of an appeal, also to whoever hid. */
export type LetterOrder =
  | { readonly kind: 'hidden'; readonly id: HidingId }
  | { readonly kind: 'released' | 'appeal-decided' | 'appeal-decided-staff'; readonly id: CaseId };

export const WRITE_LETTER = 'moderation.write-letter';

/** Once the decision cannot be taken back any more: nobody gets a letter that the next one takes back. */
export function laterLetter(ctx: Ctx, order: LetterOrder): Promise<void> {
  const startAfter = new Date(ctx.clock.now().getTime() + UNDO_MINUTES * 60_000);
  return ctx.enqueue(WRITE_LETTER, order, { key: keyOf(order), startAfter });
}

export function letterNow(ctx: Ctx, order: LetterOrder): Promise<void> {
  return ctx.enqueue(WRITE_LETTER, order, { key: keyOf(order) });
}

export const keyOf = ({ kind, id }: LetterOrder) => `moderation-${kind}:${id}`;
