import { type RawBuilder, sql } from 'kysely';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { CASE_COLUMNS, type CaseRow, toCase } from './cases-store.ts';
import type { CaseId, CaseKind, ModerationCase } from './moderation.ts';

export interface QueueFilter {
  /** null: every process. */
  readonly processIds: readonly ProcessId[] | null;
  readonly kind?: CaseKind | undefined;
  readonly reason?: SightReason | undefined;
  /** Opened before. */
  readonly before?: Date | undefined;
  /** What she wrote herself, and appeals against what she hid, are not hers to judge. */
  readonly notBy: PersonId | null;
}

export interface QueueCursor {
  readonly at: Date;
  readonly id: CaseId;
}

/** What waits, the oldest first, in the order of an index: a page costs the same however long the queue is. */
export async function queuePage(
  ctx: Ctx,
  filter: QueueFilter,
  page: { readonly limit: number; readonly after?: QueueCursor | undefined },
): Promise<ModerationCase[]> {
  const { after } = page;
  const beyond = after ? sql`and (opened_at, id) > (${after.at}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<CaseRow>`
    select ${sql.join(CASE_COLUMNS.map((column) => sql.ref(column)))} from moderation_cases
    where ${condition(filter)} ${beyond} order by opened_at, id limit ${page.limit}`.execute(ctx.db);
  return rows.map(toCase);
}

const MOST_COUNTED = 1000;

/** How many wait, by kind, counted no further than a thousand in all. */
export async function countQueue(ctx: Ctx, filter: QueueFilter): Promise<Readonly<Record<CaseKind, number>>> {
  const { rows } = await sql<{ kind: CaseKind; waiting: number }>`
    select kind, count(*) as waiting from (
      select kind from moderation_cases where ${condition(filter)} limit ${MOST_COUNTED}
    ) as open group by kind`.execute(ctx.db);
  return { hold: 0, report: 0, appeal: 0, ...Object.fromEntries(rows.map(({ kind, waiting }) => [kind, waiting])) };
}

function condition(filter: QueueFilter): RawBuilder<unknown> {
  const parts = [sql`closed_at is null`];
  if (filter.processIds) parts.push(sql`process_id = any(${[...filter.processIds]}::uuid[])`);
  if (filter.kind) parts.push(sql`kind = ${filter.kind}`);
  if (filter.reason) parts.push(sql`${filter.reason} = any(reasons)`);
  if (filter.before) parts.push(sql`opened_at < ${filter.before}`);
  if (filter.notBy) {
    parts.push(sql`author_id is distinct from ${filter.notBy}`);
    parts.push(sql`not (kind = 'appeal' and exists (
      select from moderation_hidings h where h.id = moderation_cases.hiding_id and h.hidden_by = ${filter.notBy}
    ))`);
  }
  return sql.join(parts, sql` and `);
}
