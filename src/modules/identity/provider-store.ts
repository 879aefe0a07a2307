import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { IdentityTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<IdentityTables>();

export async function findProviderIdentity(
  ctx: Ctx,
  subjectLookups: readonly string[],
): Promise<{ id: string; person_id: PersonId } | undefined> {
  return tables(ctx)
    .selectFrom('provider_identities')
    .select(['id', 'person_id'])
    .where('subject_lookup', 'in', subjectLookups)
    .executeTakeFirst();
}

/** Whether it is new: an identity belongs to one account. */
export async function insertProviderIdentity(
  ctx: Ctx,
  personId: PersonId,
  { issuer, subjectLookup }: { readonly issuer: string; readonly subjectLookup: string },
): Promise<boolean> {
  const now = ctx.clock.now();
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('provider_identities')
    .values({
      ...{ id: ctx.newId<string>(), person_id: personId, issuer, subject_lookup: subjectLookup },
      ...{ linked_at: now, used_at: now },
    })
    .onConflict((conflict) => conflict.column('subject_lookup').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function useProviderIdentity(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).updateTable('provider_identities').set({ used_at: ctx.clock.now() }).where('id', '=', id).execute();
}

export async function countProviderIdentities(ctx: Ctx, personId: PersonId): Promise<number> {
  const { total } = await tables(ctx)
    .selectFrom('provider_identities')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return total;
}

export async function deleteProviderIdentities(ctx: Ctx, personId: PersonId): Promise<void> {
  await tables(ctx).deleteFrom('provider_identities').where('person_id', '=', personId).execute();
}
