import { type Selectable, sql } from 'kysely';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { IdentityTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<IdentityTables>();

/** Whose accounts these are, by the keyed hash of the address. */
export async function findPeopleByEmail(
  ctx: Ctx,
  lookups: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: PersonId; readonly language: Language }>> {
  if (lookups.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('people')
    .select(['id', 'language', 'email_lookup'])
    .where('email_lookup', 'in', lookups)
    .execute();
  return new Map(rows.map(({ id, language, email_lookup }) => [email_lookup ?? '', { id, language }]));
}

/** Gives back those who were none yet. */
export async function insertMembers(ctx: Ctx, processId: ProcessId, people: readonly PersonId[]): Promise<PersonId[]> {
  if (people.length === 0) return [];
  const added_by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const rows = people.map((person_id) => ({
    process_id: processId,
    person_id,
    added_by,
    added_at: ctx.clock.now(),
  }));
  const added = await tables(ctx)
    .insertInto('process_members')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  return added.map((row) => row.person_id);
}

/** Whether she was one. */
export async function deleteMember(ctx: Ctx, processId: ProcessId, personId: PersonId): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('process_members')
    .where('process_id', '=', processId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export interface Member {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly addedAt: Date;
}

/** By name, a page at a time. */
export async function memberPage(
  ctx: Ctx,
  processId: ProcessId,
  page: { readonly after: { readonly name: string; readonly id: PersonId } | null; readonly size: number },
): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select m.person_id as "personId", p.display_name as "displayName", m.added_at as "addedAt"
    from process_members m join people p on p.id = m.person_id
    where m.process_id = ${processId}
      and (${page.after?.id ?? null}::uuid is null
        or (p.display_name, m.person_id) > (${page.after?.name ?? ''}, ${page.after?.id ?? null}::uuid))
    order by p.display_name, m.person_id limit ${page.size}`.execute(ctx.db);
  return rows;
}

export async function countMembers(ctx: Ctx, processId: ProcessId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from process_members where process_id = ${processId}`.execute(ctx.db);
  return Number(rows[0]?.n ?? 0);
}

/** Members, and whoever works on it. */
export async function listReaders(ctx: Ctx, processId: ProcessId): Promise<PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from process_members where process_id = ${processId}
    union
    select person_id from role_grants where process_id = ${processId}
    union
    select person_id from role_grants where process_id is null and role <> 'assistant'`.execute(ctx.db);
  return rows.map((row) => row.person_id);
}

export type InvitationRow = Pick<
  Selectable<IdentityTables['process_invitations']>,
  'id' | 'email_lookup' | 'email_sealed' | 'invited_at'
>;

/** Gives back the hashes that were not asked yet. */
export async function insertInvitations(
  ctx: Ctx,
  processId: ProcessId,
  invited: readonly Pick<InvitationRow, 'id' | 'email_lookup' | 'email_sealed'>[],
): Promise<string[]> {
  if (invited.length === 0) return [];
  const invited_by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const rows = invited.map((row) => ({ ...row, process_id: processId, invited_by, invited_at: ctx.clock.now() }));
  const added = await tables(ctx)
    .insertInto('process_invitations')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['process_id', 'email_lookup']).doNothing())
    .returning('email_lookup')
    .execute();
  return added.map((row) => row.email_lookup);
}

/** Those who have not come yet, the newest first. */
export async function listInvitations(ctx: Ctx, processId: ProcessId, most: number): Promise<InvitationRow[]> {
  return tables(ctx)
    .selectFrom('process_invitations')
    .select(['id', 'email_lookup', 'email_sealed', 'invited_at'])
    .where('process_id', '=', processId)
    .orderBy('invited_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}

export async function deleteInvitation(ctx: Ctx, processId: ProcessId, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('process_invitations')
    .where('process_id', '=', processId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Whoever was invited at an address is a member the moment the address has an account. */
export async function acceptInvitations(ctx: Ctx, personId: PersonId, lookups: readonly string[]): Promise<void> {
  await sql`
    with asked as (
      delete from process_invitations where email_lookup = any(${[...lookups]}::text[])
      returning process_id, invited_by
    )
    insert into process_members (process_id, person_id, added_by, added_at)
    select process_id, ${personId}, invited_by, ${ctx.clock.now()} from asked
    on conflict do nothing`.execute(ctx.db);
}
