import { canonicalJson, EMPTY_HEAD, type Head, type RecordEntry } from '@ateneu/public-record';
import { type Selectable, sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { RecordedProcess, StoredEntry } from './record.ts';
import type { RecordTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<RecordTables>();

/** Key of the advisory lock that appends wait on, in the order they came: "record" in ASCII. */
const TURN = '125779785511524';

/**
 * Waits until every append before this one is committed or undone. Held until the transaction ends. A statement of its
 * own: the next one must see what the transaction before it committed (READ COMMITTED).
 */
export async function takeTurn(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${TURN}::bigint)`.execute(ctx.db);
}

/** The last entry: what the next one names, and what an auditor writes down. */
export async function findHead(ctx: Ctx): Promise<Head> {
  const query = tables(ctx).selectFrom('record_entries').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
  return (await query.executeTakeFirst()) ?? EMPTY_HEAD;
}

export async function insertEntry(ctx: Ctx, entry: RecordEntry): Promise<void> {
  const { seq, at, kind, subject, process, payload, previous, hash } = entry;
  const about = { subject_kind: subject.kind, subject_id: subject.id, process_id: process };
  const sealed = { payload: canonicalJson(payload), previous_hash: previous, hash };
  await tables(ctx)
    .insertInto('record_entries')
    .values({ seq, at: new Date(at), kind, ...about, ...sealed })
    .execute();
}

export interface EntryFilter {
  readonly kind?: string | undefined;
  readonly processId?: ProcessId | undefined;
}

/** Newest first, those before `before`. */
export async function listNewest(
  ctx: Ctx,
  filter: EntryFilter,
  before: number | null,
  limit: number,
): Promise<StoredEntry[]> {
  let query = tables(ctx).selectFrom('record_entries').selectAll().orderBy('seq', 'desc').limit(limit);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.processId !== undefined) query = query.where('process_id', '=', filter.processId);
  if (before !== null) query = query.where('seq', '<', before);
  return (await query.execute()).map(entryOf);
}

/** In the order they were written: those after `after`, up to `upTo`. */
export async function listOldest(
  ctx: Ctx,
  range: { after: number; upTo: number; limit: number },
): Promise<StoredEntry[]> {
  const query = tables(ctx)
    .selectFrom('record_entries')
    .selectAll()
    .where('seq', '>', range.after)
    .where('seq', '<=', range.upTo)
    .orderBy('seq')
    .limit(range.limit);
  return (await query.execute()).map(entryOf);
}

export async function findEntry(ctx: Ctx, seq: number): Promise<StoredEntry | undefined> {
  const row = await tables(ctx).selectFrom('record_entries').selectAll().where('seq', '=', seq).executeTakeFirst();
  return row && entryOf(row);
}

/** Every process that was ever published, by the title it last had, newest first. */
export async function listRecordedProcesses(ctx: Ctx): Promise<RecordedProcess[]> {
  const rows = await tables(ctx)
    .selectFrom('record_entries')
    .select(['process_id', 'payload'])
    .where('kind', '=', 'process-published')
    .where('process_id', 'is not', null)
    .orderBy('seq', 'desc')
    .execute();
  const titles = new Map<string, LocalizedText>();
  for (const { process_id, payload } of rows) {
    const title = titleIn(payload);
    if (process_id !== null && title !== null && !titles.has(process_id)) titles.set(process_id, title);
  }
  return [...titles].map(([id, title]) => ({ id: id as ProcessId, title }));
}

function titleIn(payload: string): LocalizedText | null {
  try {
    return (JSON.parse(payload) as { title?: LocalizedText }).title ?? null;
  } catch {
    return null;
  }
}

function entryOf(row: Selectable<RecordTables['record_entries']>): StoredEntry {
  const { subject_kind, subject_id, process_id, previous_hash, ...same } = row;
  const about = { subjectKind: subject_kind, subjectId: subject_id, processId: process_id };
  return { ...same, ...about, previous: previous_hash };
}
