import type { PersonId } from '#kernel/ids.ts';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { forgetPerson, whyMayNotLeave } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { erasurePlan } from './erasure-plan.ts';
import type { PersonErasing } from './events.ts';
import { insertErasure, listErasures } from './keeping-store.ts';
import { emptyColumns, isThere } from './store.ts';

export interface Erased {
  /** Of the certificate: whoever has it may read what was erased, which names nobody. */
  readonly id: string;
  readonly at: Date;
  /** Rows taken away and emptied, over all tables. */
  readonly rows: number;
}

/** Writes an erasure where a restored backup does not reach it. */
export const NOTE_ERASURE = 'rights.note-erasure';

/**
 * Erases whoever asks, at once and for good: her rows go, her name and address are emptied, her key is destroyed, all
 * her sessions end. What others discussed stays, under "a former participant".
 */
export async function eraseAccount(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
): Promise<Result<Erased, 'sign-in-needed' | 'sign-in-again' | 'second-factor-needed' | 'last-administrator'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  return ctx.transact(async (inside) => {
    const why = await whyMayNotLeave(inside);
    return why ? refuse(why) : ok(await erase(inside, declared, actor.personId));
  });
}

/**
 * After an older backup was restored: who erased herself since then is erased again. Only for the operator.
 * @param known erasures written down elsewhere; those the database knows are added
 * @returns how many people were there again
 */
export async function eraseAgain(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
  known: readonly { readonly personId: PersonId; readonly at: Date }[],
): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new Error('Only the operator erases again.');
  const all = new Map([...known, ...(await listErasures(ctx))].map((one) => [one.personId, one.at]));
  let again = 0;
  for (const [personId] of all) {
    await ctx.transact(async (inside) => {
      if (!(await isThere(inside.db, declared, personId))) return;
      await erase(inside, declared, personId);
      again += 1;
    });
  }
  return again;
}

async function erase(ctx: Ctx, declared: readonly TableDeclaration[], personId: PersonId): Promise<Erased> {
  await ctx.emit<PersonErasing>({ type: 'person-erasing', personId });
  await forgetPerson(ctx, personId);
  const tables: Record<string, number> = {};
  for (const erasure of erasurePlan(declared)) {
    const rows = await emptyColumns(ctx.db, erasure, personId);
    if (rows > 0) tables[erasure.table] = rows;
  }
  await ctx.personal.destroyKey(personId);
  const [id, at] = [ctx.newId(), ctx.clock.now()];
  await insertErasure(ctx, { id, personId, at, tables });
  await ctx.enqueue(NOTE_ERASURE, { personId, at: at.toISOString() }, { key: personId });
  return { id, at, rows: Object.values(tables).reduce((sum, rows) => sum + rows, 0) };
}
