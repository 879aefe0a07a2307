import { type Insertable, type Selectable, sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

export type Letter = Selectable<VerificationTables['letter_codes']>;
export type LetterBatch = Selectable<VerificationTables['letter_batches']>;

/** @param hashes of the code under every key */
export async function findLetter(ctx: Ctx, hashes: readonly string[]): Promise<Letter | undefined> {
  return tables(ctx).selectFrom('letter_codes').selectAll().where('code_hash', 'in', hashes).executeTakeFirst();
}

export async function countWrongLetter(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('letter_codes')
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** False: somebody used it in the meantime. */
export async function useLetter(ctx: Ctx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('letter_codes')
    .set({ used_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertBatch(ctx: Ctx, batch: LetterBatch): Promise<void> {
  await tables(ctx).insertInto('letter_batches').values(batch).execute();
}

export async function insertLetters(
  ctx: Ctx,
  letters: readonly Insertable<VerificationTables['letter_codes']>[],
): Promise<void> {
  for (let from = 0; from < letters.length; from += 1000)
    await tables(ctx)
      .insertInto('letter_codes')
      .values(letters.slice(from, from + 1000))
      .execute();
}

export interface BatchNow extends LetterBatch {
  readonly used: number;
}

export async function listBatches(ctx: Ctx, limit = 30): Promise<BatchNow[]> {
  return tables(ctx)
    .selectFrom('letter_batches')
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from letter_codes c where c.batch_id = letter_batches.id and c.used_at is not null)`.as(
        'used',
      ),
    )
    .orderBy('made_at', 'desc')
    .limit(limit)
    .execute();
}

/** Codes not used yet stop working; those used stay as they were. False where there is no such batch, or it was void. */
export async function voidBatch(ctx: Ctx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('letter_batches')
    .set({ voided_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  await tables(ctx).deleteFrom('letter_codes').where('batch_id', '=', id).where('used_at', 'is', null).execute();
  return numUpdatedRows > 0n;
}

/** Codes that ran out a month ago: whoever types one now is told that it is unknown. */
export async function deleteOldLetters(ctx: Ctx, before: Date): Promise<void> {
  await tables(ctx).deleteFrom('letter_codes').where('expires_at', '<', before).execute();
}
