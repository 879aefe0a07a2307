import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import { openBytes, sealBytes } from './sealing.ts';

export interface PersonKeyRow {
  readonly person_id: PersonId;
  /** null: destroyed. */
  readonly wrapped_key: Buffer | null;
  readonly key_id: string;
}

const USE = 'person-keys';

export function unwrapKey(keys: KeyRing, row: PersonKeyRow): Buffer | null {
  return row.wrapped_key && openBytes(keys.subkey(USE, row.key_id), row.person_id, row.wrapped_key);
}

/** The person's key, made now if she has none. Throws when it was destroyed. */
export async function keyToSealWith(db: Database, keys: KeyRing, personId: PersonId, now: Date): Promise<Buffer> {
  const row =
    (await findKey(db, personId)) ?? (await makeKey(db, keys, personId, now)) ?? (await findKey(db, personId));
  const key = row && unwrapKey(keys, row);
  if (!key) throw new Error(`The key of person ${personId} was destroyed: nothing more can be sealed for her.`);
  return key;
}

/** The keys of many people, read in one statement; one is made for whoever has none. */
export async function keysToSealWith(
  db: Database,
  keys: KeyRing,
  people: readonly PersonId[],
  now: Date,
): Promise<Map<PersonId, Buffer>> {
  const { rows } = await sql<PersonKeyRow>`
    select person_id, wrapped_key, key_id from person_keys where person_id = any(${[...people]}::uuid[])`.execute(db);
  const found = new Map(rows.map((row) => [row.person_id, unwrapKey(keys, row)]));
  const sealing = new Map<PersonId, Buffer>();
  for (const personId of people)
    sealing.set(personId, found.get(personId) ?? (await keyToSealWith(db, keys, personId, now)));
  return sealing;
}

/** Leaves the row, so that a late write cannot quietly make a new key for an erased person. */
export async function destroyPersonKey(db: Database, keys: KeyRing, personId: PersonId, now: Date): Promise<void> {
  await sql`
    insert into person_keys (person_id, wrapped_key, key_id, created_at, destroyed_at)
    values (${personId}, null, ${keys.currentId}, ${now}, ${now})
    on conflict (person_id) do update
      set wrapped_key = null, destroyed_at = coalesce(person_keys.destroyed_at, excluded.destroyed_at)`.execute(db);
}

/** Of somebody under whose key nothing is sealed. */
export async function dropPersonKey(db: Database, personId: PersonId): Promise<void> {
  await sql`delete from person_keys where person_id = ${personId}`.execute(db);
}

/**
 * After a rotation: wraps again, under the newest key, up to `limit` person keys that an older one wraps. What they
 * sealed stays as it is. Once it gives 0 the old key may leave the ring, except for its keyed hashes.
 */
export async function rewrapPersonKeys(db: Database, keys: KeyRing, limit: number): Promise<number> {
  const { rows } = await sql<PersonKeyRow>`
    select person_id, wrapped_key, key_id from person_keys
    where key_id <> ${keys.currentId} and wrapped_key is not null order by person_id limit ${limit} for update`.execute(
    db,
  );
  for (const row of rows) {
    const wrapped = sealBytes(keys.subkey(USE), row.person_id, unwrapKey(keys, row) as Buffer);
    await sql`update person_keys set wrapped_key = ${wrapped}, key_id = ${keys.currentId}
      where person_id = ${row.person_id}`.execute(db);
  }
  return rows.length;
}

async function findKey(db: Database, personId: PersonId): Promise<PersonKeyRow | undefined> {
  const { rows } = await sql<PersonKeyRow>`
    select person_id, wrapped_key, key_id from person_keys where person_id = ${personId}`.execute(db);
  return rows[0];
}

/** Nothing when another request made it first. */
async function makeKey(db: Database, keys: KeyRing, personId: PersonId, now: Date): Promise<PersonKeyRow | undefined> {
  const wrapped = sealBytes(keys.subkey(USE), personId, randomBytes(32));
  const { rows } = await sql<PersonKeyRow>`
    insert into person_keys (person_id, wrapped_key, key_id, created_at)
    values (${personId}, ${wrapped}, ${keys.currentId}, ${now})
    on conflict (person_id) do nothing returning person_id, wrapped_key, key_id`.execute(db);
  return rows[0];
}
