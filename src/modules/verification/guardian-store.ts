import type { Insertable, Selectable } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

export type GuardianRequest = Selectable<VerificationTables['guardian_requests']>;

export async function insertRequest(
  ctx: Ctx,
  request: Insertable<VerificationTables['guardian_requests']>,
): Promise<void> {
  await tables(ctx).insertInto('guardian_requests').values(request).execute();
}

/** @param hashes of the link's token under every key */
export async function findRequest(ctx: Ctx, hashes: readonly string[]): Promise<GuardianRequest | undefined> {
  return tables(ctx).selectFrom('guardian_requests').selectAll().where('link_hash', 'in', hashes).executeTakeFirst();
}

export async function answerRequest(
  ctx: Ctx,
  id: string,
  answer: NonNullable<GuardianRequest['answer']>,
): Promise<void> {
  await tables(ctx)
    .updateTable('guardian_requests')
    .set({ answer, answered_at: ctx.clock.now() })
    .where('id', '=', id)
    .execute();
}

export async function lastRequest(ctx: Ctx, personId: PersonId): Promise<GuardianRequest | undefined> {
  return tables(ctx)
    .selectFrom('guardian_requests')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst();
}
