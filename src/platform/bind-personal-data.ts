import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { PersonalColumn, Purpose, TableDeclaration } from '#kernel/personal-data.ts';
import { type AccessScope, accessesOf, insertAccesses, moveAccesses } from './access-log.ts';
import type { Ctx } from './ctx.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import {
  destroyPersonKey,
  dropPersonKey,
  keysToSealWith,
  keyToSealWith,
  type PersonKeyRow,
  unwrapKey,
} from './person-keys.ts';
import type { PersonalDataAccess } from './personal-data.ts';
import { isLimited, limitedAmong, limitsOf, moveLimits, setLimit } from './processing-limits.ts';
import { openBytes, sealBytes } from './sealing.ts';

/** Every personal column, by `table.column`. */
export type DeclaredColumns = ReadonlyMap<string, PersonalColumn>;

export interface PersonalDataScope extends AccessScope {
  /** For readings that nobody writes down. */
  readonly outside: Ctx;
  /** In the transaction that is open, or one of its own. */
  transact<T>(work: (inside: Ctx) => Promise<T>): Promise<T>;
}

type OpenMany = PersonalDataAccess['openMany'];

export function declaredColumns(tables: readonly TableDeclaration[]): DeclaredColumns {
  return new Map(
    tables.flatMap(({ table, personal }) =>
      Object.entries(personal).map(([column, declaration]) => [`${table}.${column}`, declaration] as const),
    ),
  );
}

export function bindPersonalData(
  scope: PersonalDataScope,
  parts: { readonly keys: KeyRing; readonly declared: DeclaredColumns },
): PersonalDataAccess {
  const openMany = opening(scope, parts.keys, parts.declared);
  return {
    async seal({ personId, column }, text) {
      mustBeSealed(parts.declared, column);
      const key =
        personId === null
          ? parts.keys.subkey(CITY_USE)
          : await keyToSealWith(scope.db, parts.keys, personId, scope.clock.now());
      const sealed = sealBytes(key, belongsTo(column, personId), Buffer.from(text, 'utf8'));
      return personId === null ? withKeyId(parts.keys.currentId, sealed) : sealed;
    },
    async sealMany(column, rows) {
      mustBeSealed(parts.declared, column);
      const people = rows.map(({ personId }) => personId);
      const personKeys = await keysToSealWith(scope.db, parts.keys, people, scope.clock.now());
      return rows.map(({ personId, text }) =>
        sealBytes(personKeys.get(personId) as Buffer, belongsTo(column, personId), Buffer.from(text, 'utf8')),
      );
    },
    async open({ personId, column, purpose }, sealed) {
      const [text = null] = await openMany({ column, purpose }, [{ personId, sealed }]);
      return text;
    },
    openMany,
    read: reading(scope, parts.declared),
    accessesOf: (personId, page) => accessesOf(scope.db, personId, page),
    limited: (purpose, people) => limitedAmong(scope.db, purpose, people),
    limitsOf: (personId) => limitsOf(scope.db, personId),
    setLimit: (personId, purpose, kind) => setLimit(scope.db, personId, { purpose, kind, now: scope.clock.now() }),
    async handOver(from, to) {
      await moveAccesses(scope.db, from, to);
      await moveLimits(scope.db, from, to);
      await dropPersonKey(scope.db, from);
    },
    destroyKey: (personId) => destroyPersonKey(scope.db, parts.keys, personId, scope.clock.now()),
  };
}

const CITY_USE = 'sealed-without-account';

function reading(scope: PersonalDataScope, declared: DeclaredColumns): PersonalDataAccess['read'] {
  return async ({ subjects, columns, purpose }, query) => {
    const written = columns.filter((column) => !mustBePersonal(declared, column).public);
    const given = typeof subjects === 'function' ? [] : subjects;
    if (written.length === 0) return query(scope.outside, given);
    return scope.transact(async (inside) => {
      const { db } = inside;
      const allowed = await allowedAmong(scope, db, purpose, given);
      const rows = await query(inside, allowed);
      const people = typeof subjects === 'function' ? subjects(rows) : allowed;
      if (people.length > 0) await insertAccesses(scope, people, { columns: written, purpose }).execute(db);
      return rows;
    });
  };
}

/** Only somebody else asks whether the purpose was limited: what is hers she may always read. */
async function allowedAmong(
  { actor }: PersonalDataScope,
  db: Database,
  purpose: Purpose,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const others = people.filter((id) => actor.kind !== 'person' || id !== actor.personId);
  if (others.length === 0) return people;
  const limited = await limitedAmong(db, purpose, others);
  return limited.size === 0 ? people : people.filter((id) => !others.includes(id) || !limited.has(id));
}

/** The accesses are written and the keys fetched in one statement: one way to the database, one transaction. */
function opening(scope: PersonalDataScope, keys: KeyRing, declared: DeclaredColumns): OpenMany {
  return async ({ column, purpose }, rows) => {
    mustBeSealed(declared, column);
    const present = rows.filter(({ sealed }) => sealed !== null);
    if (present.length === 0) return rows.map(() => null);
    const people = present.map(({ personId }) => personId);
    const found = await sql<PersonKeyRow & { readonly limited: boolean }>`
      with written as (${insertAccesses(scope, people, { columns: [column], purpose })})
      select person_id, wrapped_key, key_id, ${isLimited(scope.actor, purpose)} as limited from person_keys
      where person_id = any(${people.filter((id) => id !== null)}::uuid[])`.execute(scope.db);
    const personKeys = new Map(
      found.rows.map((row) => [row.person_id, row.limited ? null : unwrapKey(keys, row)] as const),
    );
    return rows.map(({ personId, sealed }) => sealed && textOf(keys, personKeys, { column, personId }, sealed));
  };
}

function textOf(
  keys: KeyRing,
  personKeys: ReadonlyMap<PersonId, Buffer | null>,
  place: { readonly column: string; readonly personId: PersonId | null },
  sealed: Uint8Array,
): string | null {
  const about = belongsTo(place.column, place.personId);
  if (place.personId === null) {
    const { keyId, bytes } = splitKeyId(sealed);
    return openBytes(keys.subkey(CITY_USE, keyId), about, bytes).toString('utf8');
  }
  const key = personKeys.get(place.personId);
  if (key === undefined)
    throw new Error(`There is no key for person ${place.personId}, but ${place.column} is sealed.`);
  return key && openBytes(key, about, sealed).toString('utf8');
}

function belongsTo(column: string, personId: PersonId | null): string {
  return `${column}.${personId ?? 'no-account'}`;
}

/** One byte length, the id of the city's key, the sealed bytes. */
function withKeyId(keyId: string, sealed: Buffer): Buffer {
  const id = Buffer.from(keyId, 'utf8');
  return Buffer.concat([Buffer.of(id.length), id, sealed]);
}

function splitKeyId(bytes: Uint8Array): { keyId: string; bytes: Uint8Array } {
  const end = 1 + (bytes[0] ?? 0);
  return { keyId: Buffer.from(bytes.subarray(1, end)).toString('utf8'), bytes: bytes.subarray(end) };
}

function mustBePersonal(declared: DeclaredColumns, column: string): PersonalColumn {
  const declaration = declared.get(column);
  if (declaration === undefined) {
    throw new Error(
      `${column} is not declared as personal: declare it in its module's personal-data.ts, and pass the module's declarations to the platform.`,
    );
  }
  return declaration;
}

function mustBeSealed(declared: DeclaredColumns, column: string): void {
  if (!mustBePersonal(declared, column).sealed)
    throw new Error(`${column} is not declared as sealed in its module's personal-data.ts.`);
}
