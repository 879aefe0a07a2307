import type { Role } from '#kernel/actor.ts';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { IdentityTables } from './tables.ts';

export { findPersonByEmail } from './store.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<IdentityTables>();

export interface Grant {
  readonly id: string;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly role: Role;
  readonly processId: ProcessId | null;
  readonly grantedAt: Date;
}

export async function insertGrant(
  ctx: Ctx,
  grant: { personId: PersonId; role: Role; processId: ProcessId | null },
): Promise<void> {
  await tables(ctx)
    .insertInto('role_grants')
    .values({
      id: ctx.newId<string>(),
      person_id: grant.personId,
      role: grant.role,
      process_id: grant.processId,
      granted_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      granted_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'role', 'process_id']).doNothing())
    .execute();
}

export async function findGrant(
  ctx: Ctx,
  id: string,
): Promise<Pick<Grant, 'role' | 'personId' | 'processId'> | undefined> {
  const row = await tables(ctx)
    .selectFrom('role_grants')
    .select(['role', 'person_id', 'process_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { role: row.role, personId: row.person_id, processId: row.process_id };
}

export async function lockAdministrators(ctx: Ctx): Promise<{ id: string; person_id: PersonId }[]> {
  return tables(ctx)
    .selectFrom('role_grants')
    .select(['id', 'person_id'])
    .where('role', '=', 'administrator')
    .forUpdate()
    .execute();
}

export async function deleteGrant(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('role_grants').where('id', '=', id).execute();
}

/** Everyone with a role, by role and name. */
export async function listGrants(ctx: Ctx): Promise<Grant[]> {
  const rows = await tables(ctx)
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'role_grants.person_id')
    .select(['role_grants.id', 'person_id', 'display_name', 'role', 'process_id', 'granted_at'])
    .orderBy('role')
    .orderBy('display_name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    displayName: row.display_name,
    role: row.role,
    processId: row.process_id,
    grantedAt: row.granted_at,
  }));
}

/** Who may do something in a process: named for it, or for the whole city. */
export async function listGrantsIn(ctx: Ctx, processId: ProcessId): Promise<Grant[]> {
  return (await listGrants(ctx)).filter((grant) => grant.processId === null || grant.processId === processId);
}

/** Display names of the process's facilitators, by name. */
export async function listFacilitators(ctx: Ctx, processId: ProcessId): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'role_grants.person_id')
    .select('display_name')
    .where('role', '=', 'facilitator')
    .where('process_id', '=', processId)
    .orderBy('display_name')
    .execute();
  return rows.map((row) => row.display_name);
}

/** Who holds a role for a process, in it or in the whole city. */
export async function listHolders(ctx: Ctx, role: Role, processId: ProcessId): Promise<PersonId[]> {
  const rows = await tables(ctx)
    .selectFrom('role_grants')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where(({ or, eb }) => or([eb('process_id', 'is', null), eb('process_id', '=', processId)]))
    .execute();
  return rows.map((row) => row.person_id);
}
