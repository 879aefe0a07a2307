import type { TableDeclaration } from '#kernel/personal-data.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { forgetPerson, whyMayNotLeave } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { erasurePlan } from './erasure-plan.ts';
import type { PersonErasing } from './events.ts';
import { emptyColumns } from './store.ts';

export interface Erased {
  readonly at: Date;
  /** Rows taken away and emptied, over all tables. */
  readonly rows: number;
}

/**
 * Erases whoever asks, at once and for good: her rows go, her name and address are emptied, her key is destroyed, all
 * her sessions end. What others discussed stays, under "a former participant".
 */
export async function eraseAccount(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
): Promise<Result<Erased, 'sign-in-needed' | 'sign-in-again' | 'last-administrator'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const { personId } = actor;
  return ctx.transact(async (inside) => {
    const why = await whyMayNotLeave(inside);
    if (why) return refuse(why);
    await inside.emit<PersonErasing>({ type: 'person-erasing', personId });
    await forgetPerson(inside, personId);
    let rows = 0;
    for (const erasure of erasurePlan(declared)) rows += await emptyColumns(inside.db, erasure, personId);
    await inside.personal.destroyKey(personId);
    return ok({ at: inside.clock.now(), rows });
  });
}
