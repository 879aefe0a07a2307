import { createHash } from 'node:crypto';
import type { PersonId, SessionId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A guest's session lasts so long and is not drawn out. */
export const GUEST_MINUTES = 60;

export interface GuestSession {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly expiresAt: Date;
}

/** Gives the token for her cookie; only its hash is kept. */
export async function openGuestSession(ctx: Ctx, personId: PersonId): Promise<{ token: string; until: Date }> {
  const token = Buffer.from(ctx.chance.bytes(32)).toString('base64url');
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + GUEST_MINUTES * 60_000);
  await tables(ctx)
    .insertInto('guest_sessions')
    .values({ id: ctx.newId(), token_hash: hashOf(token), person_id: personId, created_at: now, expires_at: until })
    .execute();
  return { token, until };
}

export async function findGuestSession(ctx: Ctx, token: string): Promise<GuestSession | undefined> {
  const row = await tables(ctx)
    .selectFrom('guest_sessions')
    .select(['id', 'person_id', 'expires_at'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst();
  return row && { id: row.id, personId: row.person_id, expiresAt: row.expires_at };
}

export async function endGuestSessionsOf(ctx: Ctx, personId: PersonId): Promise<void> {
  await tables(ctx).deleteFrom('guest_sessions').where('person_id', '=', personId).execute();
}

export async function deleteOldGuestSessions(ctx: Ctx): Promise<void> {
  await tables(ctx).deleteFrom('guest_sessions').where('expires_at', '<', ctx.clock.now()).execute();
}
