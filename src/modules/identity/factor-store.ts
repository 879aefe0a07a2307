import { type Selectable, sql } from 'kysely';
import type { PersonId, SessionId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { IdentityTables, PasskeyId } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<IdentityTables>();

export type PasskeyRow = Selectable<IdentityTables['passkeys']>;
export type OneTimeCodes = Selectable<IdentityTables['one_time_codes']>;

/** Which ways she has to prove herself, in one statement. */
export async function countFactors(
  ctx: Ctx,
  personId: PersonId,
): Promise<{ passkeys: number; app: boolean; recovery: number }> {
  const { rows } = await sql<{ passkeys: number; app: boolean; recovery: number }>`
    select (select count(*)::int from passkeys where person_id = ${personId}) as passkeys,
      exists (select from one_time_codes where person_id = ${personId} and confirmed_at is not null) as app,
      (select count(*)::int from recovery_codes where person_id = ${personId} and used_at is null) as recovery`.execute(
    ctx.db,
  );
  return rows[0] ?? { passkeys: 0, app: false, recovery: 0 };
}

export async function listPasskeyRows(ctx: Ctx, personId: PersonId): Promise<PasskeyRow[]> {
  return tables(ctx)
    .selectFrom('passkeys')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
}

/** Locked: its counter only grows. */
export async function lockPasskey(ctx: Ctx, credentialId: string): Promise<PasskeyRow | undefined> {
  return tables(ctx)
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether it is new. */
export async function insertPasskey(ctx: Ctx, passkey: PasskeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('passkeys')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function usePasskey(ctx: Ctx, id: PasskeyId, counter: number, backedUp: boolean): Promise<void> {
  await tables(ctx)
    .updateTable('passkeys')
    .set({ counter, backed_up: backedUp, used_at: ctx.clock.now() })
    .where('id', '=', id)
    .execute();
}

export async function renamePasskey(ctx: Ctx, personId: PersonId, id: PasskeyId, name: string): Promise<void> {
  await tables(ctx)
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .execute();
}

export async function deletePasskey(ctx: Ctx, personId: PersonId, id: PasskeyId): Promise<void> {
  await tables(ctx).deleteFrom('passkeys').where('id', '=', id).where('person_id', '=', personId).execute();
}

export async function insertChallenge(
  ctx: Ctx,
  challenge: Selectable<IdentityTables['passkey_challenges']>,
): Promise<void> {
  await tables(ctx).insertInto('passkey_challenges').values(challenge).execute();
}

/** Taken away in the same breath: a challenge is answered once. */
export async function takeChallenge(
  ctx: Ctx,
  id: string,
): Promise<Selectable<IdentityTables['passkey_challenges']> | undefined> {
  return tables(ctx).deleteFrom('passkey_challenges').where('id', '=', id).returningAll().executeTakeFirst();
}

export async function lockOneTimeCodes(ctx: Ctx, personId: PersonId): Promise<OneTimeCodes | undefined> {
  return tables(ctx)
    .selectFrom('one_time_codes')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Begins anew what was not confirmed; leaves what was. */
export async function insertOneTimeCodes(ctx: Ctx, personId: PersonId, sealed: Buffer): Promise<void> {
  const row = { person_id: personId, secret_sealed: sealed, created_at: ctx.clock.now() };
  await tables(ctx)
    .insertInto('one_time_codes')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ secret_sealed: sealed, created_at: ctx.clock.now(), last_step: 0 })
        .where('one_time_codes.confirmed_at', 'is', null),
    )
    .execute();
}

export async function useOneTimeCode(ctx: Ctx, personId: PersonId, step: number, confirm: boolean): Promise<void> {
  await tables(ctx)
    .updateTable('one_time_codes')
    .set({ last_step: step, ...(confirm && { confirmed_at: ctx.clock.now() }) })
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteOneTimeCodes(ctx: Ctx, personId: PersonId): Promise<void> {
  await tables(ctx).deleteFrom('one_time_codes').where('person_id', '=', personId).execute();
}

export async function replaceRecoveryCodes(ctx: Ctx, personId: PersonId, hashes: readonly string[]): Promise<void> {
  await tables(ctx).deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
  const rows = hashes.map((code_hash) => ({
    ...{ id: ctx.newId<string>(), person_id: personId, code_hash, created_at: ctx.clock.now(), used_at: null },
  }));
  if (rows.length > 0) await tables(ctx).insertInto('recovery_codes').values(rows).execute();
}

/** Whether it was one of hers, and not used yet. */
export async function useRecoveryCode(ctx: Ctx, personId: PersonId, hashes: readonly string[]): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('recovery_codes')
    .set({ used_at: ctx.clock.now() })
    .where('person_id', '=', personId)
    .where('code_hash', 'in', hashes)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteFactors(ctx: Ctx, personId: PersonId): Promise<number> {
  const passkeys = await tables(ctx).deleteFrom('passkeys').where('person_id', '=', personId).executeTakeFirst();
  await deleteOneTimeCodes(ctx, personId);
  await replaceRecoveryCodes(ctx, personId, []);
  return Number(passkeys.numDeletedRows);
}

export async function markProven(ctx: Ctx, id: SessionId): Promise<void> {
  await tables(ctx).updateTable('sessions').set({ proven_at: ctx.clock.now() }).where('id', '=', id).execute();
}

export async function deleteOldChallenges(ctx: Ctx, before: Date): Promise<void> {
  await tables(ctx).deleteFrom('passkey_challenges').where('created_at', '<', before).execute();
}
