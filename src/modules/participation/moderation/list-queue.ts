import type { ProcessId } from '#kernel/ids.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { batchesOf } from './hidings-store.ts';
import { type Batch, type CaseId, type CaseKind, type ModerationCase, type Thing, UNDO_MINUTES } from './moderation.ts';
import { moderatedProcesses, moderatesSomething } from './policy.ts';
import { countQueue, type QueueCursor, type QueueFilter, queuePage } from './queue-store.ts';
import { countReports } from './reports-store.ts';
import { findThings } from './things.ts';

export interface QueueRow {
  readonly one: ModerationCase;
  /** null: its author took it away. */
  readonly thing: Thing | null;
  /** How many say so. */
  readonly reports: number;
}

export interface QueueRequest {
  readonly kind?: CaseKind | undefined;
  readonly reason?: SightReason | undefined;
  readonly processId?: ProcessId | undefined;
  /** Opened at least so many days ago. */
  readonly days?: number | undefined;
  readonly after?: QueueCursor | undefined;
}

export interface QueueView {
  readonly rows: readonly QueueRow[];
  readonly next: QueueCursor | null;
  /** Without the filters; counted no further than a thousand. */
  readonly counts: Readonly<Record<CaseKind, number>>;
  /** What she did a moment ago and may take back. */
  readonly undoable: readonly Batch[];
}

const PAGE = 30;

/** What waits for whoever reads, the oldest first: five queries, however long it is. */
export async function listQueue(ctx: Ctx, asked: QueueRequest): Promise<QueueView> {
  const everything = filterOf(ctx);
  const counts = await countQueue(ctx, everything);
  const found = await queuePage(ctx, narrowed(ctx, everything, asked), { limit: PAGE + 1, after: asked.after });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const since = new Date(ctx.clock.now().getTime() - UNDO_MINUTES * 60_000);
  const undoable = ctx.actor.kind === 'person' ? await batchesOf(ctx, ctx.actor.personId, since) : [];
  return {
    rows: await rowsOf(ctx, page),
    next: found.length > PAGE && last ? { at: last.openedAt, id: last.id } : null,
    counts,
    undoable,
  };
}

/** The same for picked cases, in the order given. */
export async function listPicked(ctx: Ctx, cases: readonly ModerationCase[]): Promise<readonly QueueRow[]> {
  return rowsOf(ctx, cases);
}

/** How many wait for whoever reads. */
export async function countWaiting(ctx: Ctx): Promise<Readonly<Record<CaseKind, number>>> {
  if (!moderatesSomething(ctx.actor)) return { hold: 0, report: 0, appeal: 0 };
  return countQueue(ctx, filterOf(ctx));
}

/** The oldest few: for the desk's own queue. */
export async function firstWaiting(ctx: Ctx, limit: number): Promise<readonly QueueRow[]> {
  if (!moderatesSomething(ctx.actor)) return [];
  return rowsOf(ctx, await queuePage(ctx, filterOf(ctx), { limit }));
}

function filterOf({ actor }: Ctx): QueueFilter {
  return { processIds: moderatedProcesses(actor), notBy: actor.kind === 'person' ? actor.personId : null };
}

function narrowed(ctx: Ctx, mine: QueueFilter, asked: QueueRequest): QueueFilter {
  const { kind, reason, processId, days } = asked;
  const isHers = processId && (mine.processIds === null || mine.processIds.includes(processId));
  const before = days === undefined ? undefined : new Date(ctx.clock.now().getTime() - days * 86_400_000);
  return { ...mine, ...(isHers && { processIds: [processId] }), kind, reason, before };
}

async function rowsOf(ctx: Ctx, cases: readonly ModerationCase[]): Promise<QueueRow[]> {
  const reported = cases.flatMap(({ kind, id }): CaseId[] => (kind === 'report' ? [id] : []));
  const [things, reports] = [
    await findThings(
      ctx,
      cases.map(({ subject }) => subject),
    ),
    await countReports(ctx, reported),
  ];
  return cases.map((one) => ({ one, thing: things.get(one.subject.id) ?? null, reports: reports.get(one.id) ?? 0 }));
}
