import { type RawBuilder, sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  countUpTo,
  learnWords,
  matches,
  type ParsedSearch,
  rankedMatches,
  searchVector,
} from '#platform/search/index.ts';
import type { ProcessDocument } from './process.ts';
import { wordsOfPaper } from './store.ts';

/** A paper of a process, as it stands among those of the others. */
export interface ListedPaper extends Omit<ProcessDocument, 'position' | 'fileId'> {
  /** The day it came: YYYY-MM-DD. */
  readonly day: string;
}

export interface PaperFilter {
  /** The processes whoever asks may read. */
  readonly readable: readonly ProcessId[];
  readonly of?: ProcessId | undefined;
  /** First and last day, YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly words?: ParsedSearch | undefined;
}

const DAY = sql`(created_at at time zone 'UTC')::date`;

/** By the day they came, the latest first. */
export async function listPapers(
  ctx: Ctx,
  filter: PaperFilter,
  page: { readonly after?: { readonly day: string; readonly id: string } | undefined; readonly limit: number },
): Promise<ListedPaper[]> {
  const { after } = page;
  const further = after ? sql`and (${DAY}, id) < (${after.day}::date, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<ListedPaper>`
    select id, process_id as "processId", title, content_type as "contentType", size, ${DAY} as day
    from process_documents where ${isListed(filter)} ${further}
    order by ${DAY} desc, id desc limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** How many, up to 1,001, and the day the first of all came. */
export async function countPapers(ctx: Ctx, filter: PaperFilter): Promise<{ total: number; oldest: string | null }> {
  const everything = isListed({ readable: filter.readable });
  const { rows } = await sql<{ total: number; oldest: string | null }>`
    select ${countUpTo(sql`process_documents where ${isListed(filter)}`)} as total,
      (select ${DAY} from process_documents where ${everything} order by ${DAY}, id limit 1) as oldest`.execute(ctx.db);
  return rows[0] ?? { total: 0, oldest: null };
}

export interface FoundPaper {
  readonly id: string;
  readonly processId: ProcessId;
  readonly title: LocalizedText;
}

/** Papers whose title says what was searched, best first. `total` counts up to 1,001. */
export async function searchPapers(
  ctx: Ctx,
  parsed: ParsedSearch,
  {
    processIds,
    ...page
  }: { readonly limit: number; readonly offset: number; readonly processIds: readonly ProcessId[] },
): Promise<{ total: number; found: FoundPaper[] }> {
  const where = isListed({ readable: processIds });
  const source = { table: 'process_documents', id: 'id', vector: 'search', newest: 'created_at', where };
  const { rows } = await sql<FoundPaper & { total: number }>`
    select p.id, p.process_id as "processId", p.title, found.total
    from ${rankedMatches(source, parsed, page)} as found join process_documents p on p.id = found.id
    order by found.rank desc, p.created_at desc, p.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}

const AT_ONCE = 500;

/** Makes papers searchable that came before their words were kept. @returns how many */
export async function readPapers(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: string; title: LocalizedText }>`
    select id, title from process_documents where search is null order by id limit ${AT_ONCE}`.execute(ctx.db);
  for (const { id, title } of rows) {
    const vector = searchVector(wordsOfPaper({ title }));
    await sql`update process_documents set search = ${vector} where id = ${id}`.execute(ctx.db);
  }
  await learnWords(
    ctx.db,
    rows.flatMap(({ title }) => wordsOfPaper({ title })),
  );
  return rows.length;
}

function isListed({ readable, of, from, until, words }: PaperFilter): RawBuilder<boolean> {
  const parts = [sql`process_id = any(${[...readable]}::uuid[])`];
  if (of) parts.push(sql`process_id = ${of}`);
  if (from) parts.push(sql`${DAY} >= ${from}::date`);
  if (until) parts.push(sql`${DAY} <= ${until}::date`);
  if (words) parts.push(matches('search', words));
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
