import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Correction, CorrectionId } from './correction.ts';

const COLUMNS = sql`id, person_id as "personId", datum, about, wish, asked_at as "askedAt", due_at as "dueAt",
  decision, reason, decided_at as "decidedAt"`;
const READING = {
  subjects: (rows: readonly Correction[]) => rows.map(({ personId }) => personId),
  columns: ['wish', 'reason', 'datum'].map((column) => `correction_requests.${column}`),
  purpose: 'account',
} as const;

/** False: she asked about it already, and waits. */
export async function insertCorrectionRequest(
  ctx: Ctx,
  one: Omit<Correction, 'decision' | 'reason' | 'decidedAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into correction_requests (id, person_id, datum, about, wish, asked_at, due_at)
    values (${one.id}, ${one.personId}, ${one.datum}, ${one.about}, ${one.wish}, ${one.askedAt}, ${one.dueAt})
    on conflict do nothing returning 1`.execute(ctx.db);
  return rows.length > 0;
}

/** Hers, newest first. */
export function correctionsOf(ctx: Ctx, personId: PersonId): Promise<Correction[]> {
  return ctx.personal.read(READING, async ({ db }) => {
    const { rows } = await sql<Correction>`
      select ${COLUMNS} from correction_requests where person_id = ${personId}
      order by asked_at desc, id desc limit 50`.execute(db);
    return rows;
  });
}

/** Nobody answered them yet: due first. */
export function openCorrections(ctx: Ctx, limit: number): Promise<Correction[]> {
  return ctx.personal.read(READING, async ({ db }) => {
    const { rows } = await sql<Correction>`
      select ${COLUMNS} from correction_requests where decision is null order by due_at, id limit ${limit}`.execute(db);
    return rows;
  });
}

export async function findCorrection(ctx: Ctx, id: CorrectionId): Promise<Correction | undefined> {
  const rows = await ctx.personal.read(READING, async ({ db }) => {
    const found = await sql<Correction>`select ${COLUMNS} from correction_requests where id = ${id}`.execute(db);
    return found.rows;
  });
  return rows[0];
}

/** Whoever answers the same one waits. False: it is answered. */
export async function lockCorrection(ctx: Ctx, id: CorrectionId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from correction_requests where id = ${id} and decision is null for update`.execute(ctx.db);
  return rows.length > 0;
}

export async function closeCorrection(
  ctx: Ctx,
  id: CorrectionId,
  done: { readonly decision: 'corrected' | 'refused'; readonly reason: string; readonly by: PersonId | null },
): Promise<void> {
  await sql`update correction_requests set decision = ${done.decision}, reason = ${done.reason},
    decided_by = ${done.by}, decided_at = ${ctx.clock.now()} where id = ${id}`.execute(ctx.db);
}

/** How many wait, and when the first is due. */
export async function countCorrections(ctx: Ctx): Promise<{ count: number; dueAt: Date | null }> {
  const { rows } = await sql<{ count: number; dueAt: Date | null }>`
    select count(*)::int as count, min(due_at) as "dueAt" from correction_requests where decision is null`.execute(
    ctx.db,
  );
  return rows[0] ?? { count: 0, dueAt: null };
}

/** What both asked and still waits is asked once, as the account did. */
export async function moveCorrectionRequests(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    delete from correction_requests r where r.person_id = ${from} and r.decision is null and exists (
      select from correction_requests o where o.person_id = ${to} and o.datum = r.datum
        and o.about is not distinct from r.about and o.decision is null)`.execute(ctx.db);
  await sql`update correction_requests set person_id = ${to} where person_id = ${from}`.execute(ctx.db);
}
