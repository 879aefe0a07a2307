import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type CorrectionId, type Datum, dueAfter } from './correction.ts';
import { closeCorrection, insertCorrectionRequest } from './correction-store.ts';

export interface SeededCorrection {
  readonly personId: PersonId;
  readonly datum: Datum;
  readonly wish: string;
  readonly askedAt: Date;
  /** Left out: it waits. */
  readonly answer?: { readonly decision: 'corrected' | 'refused'; readonly reason: string };
}

/** Requests of the demo city, as if people had asked. */
export async function seedCorrections(ctx: Ctx, seeded: readonly SeededCorrection[]): Promise<void> {
  for (const { answer, ...one } of seeded) {
    const id = ctx.newId<CorrectionId>();
    await insertCorrectionRequest(ctx, { ...one, id, about: null, dueAt: dueAfter(one.askedAt) });
    if (answer) await closeCorrection(ctx, id, { ...answer, by: null });
  }
}
