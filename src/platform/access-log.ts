import { type RawBuilder, sql } from 'kysely';
import type { Actor, Role } from '#kernel/actor.ts';
import type { Clock } from '#kernel/chance.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Purpose } from '#kernel/personal-data.ts';
import type { Database } from './database.ts';
import type { AccessPage, PersonalDataAccessEntry } from './personal-data.ts';

/** The part of a ctx that says who reads, when, and in which transaction. */
export interface AccessScope {
  readonly actor: Actor;
  readonly db: Database;
  readonly clock: Clock;
  readonly requestId: string;
  newId<T extends string>(): T;
}

/** One statement for any number of people. */
export function insertAccesses(
  scope: AccessScope,
  subjects: readonly (PersonId | null)[],
  what: { readonly columns: readonly string[]; readonly purpose: Purpose },
): RawBuilder<unknown> {
  const { actor } = scope;
  const people = [...new Set(subjects)];
  const actorId = readerId(actor);
  return sql`
    insert into personal_data_accesses
      (id, person_id, actor_kind, actor_id, actor_name, actor_roles, columns, purpose, own, request_id, at)
    select reading.id, reading.person_id, ${actor.kind}, ${actorId}::uuid,
      ${actor.kind === 'system' ? actor.name : null}, ${rolesOf(actor)}::text[], ${[...what.columns]}::text[], ${what.purpose},
      coalesce(reading.person_id = ${actorId}::uuid, false), ${scope.requestId}, ${scope.clock.now()}
    from unnest(${people.map(() => scope.newId())}::uuid[], ${people}::uuid[]) as reading (id, person_id)`;
}

/** Who sits at the screen: beside an assisted resident, the member of staff. */
function readerId(actor: Actor): PersonId | null {
  if (actor.kind !== 'person') return null;
  return actor.limited?.kind === 'assisted' ? actor.limited.by : actor.personId;
}

/** Beside an assisted resident nobody has a role, but it is as assistance that the member of staff reads. */
function rolesOf(actor: Actor): Role[] {
  if (actor.kind !== 'person') return [];
  if (actor.limited?.kind === 'assisted') return ['assistant'];
  return [...new Set(actor.roles.map((grant) => grant.role))];
}

export async function accessesOf(
  db: Database,
  personId: PersonId,
  { limit = 50, after, withOwn = false }: AccessPage = {},
): Promise<PersonalDataAccessEntry[]> {
  const { rows } = await sql<PersonalDataAccessEntry>`
    select id, person_id as "personId", actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName",
      actor_roles as "actorRoles", columns, purpose, own, request_id as "requestId", at
    from personal_data_accesses
    where person_id = ${personId} and (${withOwn} or not own) and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

/** Her own readings stay her own: she read as `from`. */
export async function moveAccesses(db: Database, from: PersonId, to: PersonId): Promise<void> {
  await sql`update personal_data_accesses set person_id = ${to} where person_id = ${from}`.execute(db);
  await sql`update personal_data_accesses set actor_id = ${to} where actor_id = ${from}`.execute(db);
}
