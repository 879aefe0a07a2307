import { inflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import type { TestHouse } from './testing.ts';

/** A value of ours in one personal column of one row about a person. */
export interface Planted {
  readonly table: string;
  readonly column: string;
  readonly declared: PersonalColumn;
  readonly value: string | number | boolean;
  /** What a dump would show of it; null where too short to be looked for. */
  readonly trace: string | null;
}

interface ColumnType {
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
  readonly generated: boolean;
}

/**
 * A row about her in every declared table that is about people, with a value to look for in every personal column. What
 * tables ask of their values (checks, references) is lifted first: it is about columns, not about sense.
 */
export async function plantRows(
  house: TestHouse,
  personId: PersonId,
  declared: readonly TableDeclaration[],
): Promise<Planted[]> {
  await liftConstraints(house);
  const planted: Planted[] = [];
  for (const table of declared) {
    if (table.subject === null || table.table === 'person_keys') continue;
    planted.push(...(await plantRow(house, personId, table, table.subject)));
  }
  return planted;
}

async function plantRow(
  house: TestHouse,
  personId: PersonId,
  { table, personal }: TableDeclaration,
  subject: string,
): Promise<Planted[]> {
  const planted: Planted[] = [];
  const row = new Map<string, unknown>([[subject, personId]]);
  for (const type of await columnsOf(house, table)) {
    const declared = personal[type.column];
    if (type.generated || type.column === subject || (!declared && !type.required)) continue;
    const [written, shown, trace] = await valueFor(house, personId, `${table}.${type.column}`, type.type, declared);
    row.set(type.column, written);
    if (declared) planted.push({ table, column: type.column, declared, value: shown, trace });
  }
  if (table === 'people') {
    row.delete('erased_at');
    const set = [...row].map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    await sql`update ${sql.table(table)} set ${sql.join(set)} where id = ${personId}`.execute(house.db);
    return planted.filter(({ column }) => column !== 'erased_at');
  }
  const names = sql.join([...row.keys()].map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names}) values (${sql.join([...row.values()])})`.execute(house.db);
  return planted;
}

let number = 700_000;

/** What is written, how a copy shows it, and what a dump would show. */
async function valueFor(
  house: TestHouse,
  personId: PersonId,
  place: string,
  type: string,
  declared: PersonalColumn | undefined,
): Promise<[written: unknown, shown: string | number | boolean, trace: string | null]> {
  const marker = `planted ${place}`;
  number += 1;
  if (declared?.sealed) {
    const sealed = await house.city.personal.seal({ personId, column: place }, marker);
    return [sealed, marker, sealed.toString('hex')];
  }
  const at = new Date(Date.UTC(2020, 0, 1) + number * 60_000);
  // A role is a word of the house; it stands in the log of who read as what, too.
  if (place === 'role_grants.role') return fixed('moderator', null);
  if (/^(text|character varying)$/.test(type)) return [marker, marker, marker];
  if (type === 'text[]') return [[marker], marker, marker];
  if (type === 'integer[]') return [[number], number, String(number)];
  if (type === 'jsonb') return [JSON.stringify({ marker }), marker, marker];
  if (type === 'uuid') return fixed(house.city.newId());
  if (type === 'bytea') return [Buffer.from(marker), marker, Buffer.from(marker).toString('hex')];
  if (type.startsWith('timestamp')) return [at, at.toISOString(), null];
  if (type === 'date') return fixed(at.toISOString().slice(0, 10), null);
  if (type === 'boolean') return [true, true, null];
  if (type === 'smallint') return [number % 30_000, number % 30_000, null];
  if (/^(integer|bigint|numeric|real|double precision)/.test(type)) return [number, number, String(number)];
  throw new Error(`${place} is of the type ${type}: say here how such a value is planted`);
}

function fixed(value: string, trace: string | null = value): [string, string, string | null] {
  return [value, value, trace];
}

async function columnsOf(house: TestHouse, table: string): Promise<readonly ColumnType[]> {
  const { rows } = await sql<ColumnType>`
    select attname as column, format_type(atttypid, atttypmod) as type, attgenerated <> '' as generated,
      attnotnull and not atthasdef as required
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(
    house.db,
  );
  return rows;
}

async function liftConstraints(house: TestHouse): Promise<void> {
  const { rows } = await sql<{ change: string }>`
    select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname) as change
    from pg_constraint where contype in ('c', 'f') and connamespace = 'public'::regnamespace and conrelid <> 0`.execute(
    house.db,
  );
  for (const { change } of rows) await sql.raw(change).execute(house.db);
}

/** Every row of every table as text, the queue's included: what a dump would hold. */
export async function dumpOf(house: TestHouse): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(house.db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.raw(name)} as t`.execute(house.db);
    texts.push(...rows.map(({ line }) => line));
  }
  return texts.join('\n');
}

/** The files of a ZIP, by name. */
export function unzipped(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 8); left > 0; left--) {
    const [packed, length] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.subarray(at + 46, at + 46 + length).toString('utf8');
    const start = bytes.readUInt32LE(at + 42) + 30 + length;
    files.set(name, inflateRawSync(bytes.subarray(start, start + packed)).toString('utf8'));
    at += 46 + length;
  }
  return files;
}
