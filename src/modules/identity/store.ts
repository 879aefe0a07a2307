import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { PersonActor, RoleGrant } from '#kernel/actor.ts';
import type { DistrictId, PersonId, ProcessId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { IdentityTables, TicketId } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<IdentityTables>();
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export type Ticket = Selectable<IdentityTables['sign_in_tickets']>;

export async function insertTicket(
  ctx: Ctx,
  ticket: Omit<Ticket, 'wrong_tries' | 'used_at' | 'for_person_id'> & { readonly for_person_id?: PersonId },
): Promise<void> {
  await tables(ctx).insertInto('sign_in_tickets').values(ticket).execute();
}

/** The ticket, locked: two browsers with one code take turns. */
export async function lockTicket(
  ctx: Ctx,
  by: { id: TicketId } | { linkHashes: readonly string[] },
): Promise<Ticket | undefined> {
  const query = tables(ctx).selectFrom('sign_in_tickets').selectAll().forUpdate();
  return 'id' in by
    ? query.where('id', '=', by.id).executeTakeFirst()
    : query.where('link_hash', 'in', by.linkHashes).executeTakeFirst();
}

export async function findTicket(ctx: Ctx, linkHashes: readonly string[]): Promise<Ticket | undefined> {
  return tables(ctx).selectFrom('sign_in_tickets').selectAll().where('link_hash', 'in', linkHashes).executeTakeFirst();
}

export async function markTicketUsed(ctx: Ctx, id: TicketId): Promise<void> {
  await tables(ctx).updateTable('sign_in_tickets').set({ used_at: ctx.clock.now() }).where('id', '=', id).execute();
}

/** Outside the caller's transaction a wrong try still counts: it is written where nothing rolls it back. */
export async function countWrongTry(ctx: Ctx, id: TicketId): Promise<void> {
  await tables(ctx)
    .updateTable('sign_in_tickets')
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function findPersonByEmail(
  ctx: Ctx,
  lookups: readonly string[],
): Promise<{ id: PersonId; language: Language } | undefined> {
  return tables(ctx)
    .selectFrom('people')
    .select(['id', 'language'])
    .where('email_lookup', 'in', lookups)
    .executeTakeFirst();
}

export async function insertPerson(
  ctx: Ctx,
  person: Partial<Selectable<IdentityTables['people']>> & { id: PersonId },
): Promise<void> {
  await tables(ctx)
    .insertInto('people')
    .values({ display_name: '', language: ctx.language, created_at: ctx.clock.now(), ...person })
    .execute();
}

export async function updatePerson(
  ctx: Ctx,
  id: PersonId,
  changes: Partial<Selectable<IdentityTables['people']>>,
): Promise<void> {
  await tables(ctx).updateTable('people').set(changes).where('id', '=', id).execute();
}

export async function deletePerson(ctx: Ctx, id: PersonId): Promise<void> {
  await tables(ctx).deleteFrom('people').where('id', '=', id).execute();
}

export async function findPerson(ctx: Ctx, id: PersonId): Promise<Selectable<IdentityTables['people']> | undefined> {
  return tables(ctx).selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The district each told, in the order of the ids; null where none. Called inside the personal-data access. */
export async function districtsAmong(ctx: Ctx, ids: readonly PersonId[]): Promise<(DistrictId | null)[]> {
  const rows = await tables(ctx).selectFrom('people').select('district_id').where('id', 'in', ids).execute();
  return rows.map((row) => row.district_id);
}

export async function sealedAddresses(
  ctx: Ctx,
  ids: readonly PersonId[],
): Promise<{ id: PersonId; email_sealed: Buffer | null; language: Language }[]> {
  return tables(ctx)
    .selectFrom('people')
    .select(['id', 'email_sealed', 'language'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}

/** As each chose to be called, possibly not at all; null: she erased her account. Empty where she limited its use. */
export type Names = ReadonlyMap<PersonId, string | null>;

export async function displayNames(ctx: Ctx, ids: readonly PersonId[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('people')
    .select(['id', 'display_name', 'erased_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const limited = await ctx.personal.limited('participation', ids);
  return new Map(rows.map((row) => [row.id, row.erased_at ? null : limited.has(row.id) ? '' : row.display_name]));
}

export async function insertSession(ctx: Ctx, session: Selectable<IdentityTables['sessions']>): Promise<void> {
  await tables(ctx).insertInto('sessions').values(session).execute();
}

interface SessionRow {
  id: SessionId;
  person_id: PersonId;
  seen_at: Date;
  display_name: string;
  terms_version: string | null;
  roles: readonly RoleGrant[];
  memberOf: readonly ProcessId[];
  proven: boolean;
}

/** The actor with all her roles, and whether the session was proven: whether they hold is the caller's to say. */
export async function findSession(
  ctx: Ctx,
  token: string,
): Promise<{ actor: PersonActor; seenAt: Date; isProven: boolean } | undefined> {
  const { rows } = await sql<SessionRow>`/* often */
    select s.id, s.person_id, s.seen_at, p.display_name, p.terms_version, s.proven_at is not null as proven,
      coalesce((select json_agg(json_build_object('role', g.role, 'processId', g.process_id)) from role_grants g where g.person_id = p.id), '[]') as roles,
      array(select m.process_id from process_members m where m.person_id = p.id) as "memberOf"
    from sessions s join people p on p.id = s.person_id
    where s.token_hash = ${hashOf(token)} and s.expires_at > ${ctx.clock.now()}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return undefined;
  const actor: PersonActor = {
    kind: 'person',
    personId: row.person_id,
    sessionId: row.id,
    displayName: row.display_name,
    roles: row.roles,
    acceptedTerms: row.terms_version,
    memberOf: row.memberOf,
  };
  return { actor, seenAt: row.seen_at, isProven: row.proven };
}

export async function touchSession(ctx: Ctx, id: SessionId, personId: PersonId, expiresAt: Date): Promise<void> {
  await tables(ctx)
    .updateTable('sessions')
    .set({ seen_at: ctx.clock.now(), expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
  await tables(ctx).updateTable('people').set({ last_seen_on: ctx.clock.now() }).where('id', '=', personId).execute();
}

export async function listSessions(ctx: Ctx, personId: PersonId): Promise<Selectable<IdentityTables['sessions']>[]> {
  return tables(ctx)
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('seen_at', 'desc')
    .execute();
}

export async function deleteSessions(
  ctx: Ctx,
  personId: PersonId,
  which: { id: SessionId } | { except: SessionId } | 'all',
): Promise<number> {
  let query = tables(ctx).deleteFrom('sessions').where('person_id', '=', personId);
  if (which !== 'all') query = 'id' in which ? query.where('id', '=', which.id) : query.where('id', '<>', which.except);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** When the session began, or was proven last. */
export async function findSessionStart(ctx: Ctx, id: SessionId): Promise<Date | undefined> {
  const row = await tables(ctx)
    .selectFrom('sessions')
    .select(({ fn }) => fn<Date>('greatest', ['created_at', 'proven_at']).as('at'))
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.at;
}

/** Whether a passkey or second factor was used in the session. */
export async function isProven(ctx: Ctx, id: SessionId): Promise<boolean> {
  const row = await tables(ctx).selectFrom('sessions').select('proven_at').where('id', '=', id).executeTakeFirst();
  return Boolean(row?.proven_at);
}

export async function deleteTicketsFor(ctx: Ctx, emailLookup: string): Promise<void> {
  await tables(ctx).deleteFrom('sign_in_tickets').where('email_lookup', '=', emailLookup).execute();
}

export async function deleteExpired(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const yesterday = new Date(now.getTime() - 86_400_000);
  await tables(ctx).deleteFrom('sessions').where('expires_at', '<', now).execute();
  await tables(ctx).deleteFrom('sign_in_tickets').where('expires_at', '<', yesterday).execute();
}
