import { type Selectable, sql } from 'kysely';
import type { Id, PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables, VoterId } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

export type ConflictId = Id<'verification-conflict'>;
export type Conflict = Selectable<VerificationTables['verification_conflicts']>;

/** Two accounts show the same document. Tried again, it is the same conflict. */
export async function noteConflict(
  ctx: Ctx,
  claim: { readonly voterId: VoterId; readonly claimantId: PersonId; readonly way: 'census' | 'letter' },
): Promise<ConflictId | undefined> {
  const { rows } = await sql<{ id: ConflictId }>`
    insert into verification_conflicts (id, voter_id, claimant_id, way, opened_at)
    values (${ctx.newId()}, ${claim.voterId}, ${claim.claimantId}, ${claim.way}, ${ctx.clock.now()})
    on conflict (voter_id, claimant_id) where decision is null do update set way = excluded.way
    returning id`.execute(ctx.db);
  return rows[0]?.id;
}

/** What the claimant says of it. False where it is not hers, or decided. */
export async function tellConflict(ctx: Ctx, id: ConflictId, claimantId: PersonId, message: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('verification_conflicts')
    .set({ message })
    .where('id', '=', id)
    .where('claimant_id', '=', claimantId)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function lockConflict(ctx: Ctx, id: ConflictId): Promise<Conflict | undefined> {
  return tables(ctx)
    .selectFrom('verification_conflicts')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function closeConflict(
  ctx: Ctx,
  id: string,
  decided: { decision: 'kept' | 'moved'; reason: string; by: PersonId | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('verification_conflicts')
    .set({ decision: decided.decision, reason: decided.reason, decided_by: decided.by, decided_at: ctx.clock.now() })
    .where('id', '=', id)
    .execute();
}

export interface OpenConflict extends Conflict {
  readonly holder_id: PersonId | null;
  readonly held_since: Date;
  readonly held_way: string;
}

/** Those nobody decided, the oldest first. Whoever reads them is written down for both people. */
export async function openConflicts(ctx: Ctx, limit = 50): Promise<OpenConflict[]> {
  const reading = {
    subjects: (rows: readonly OpenConflict[]) =>
      rows.flatMap((row) => (row.holder_id ? [row.claimant_id, row.holder_id] : [row.claimant_id])),
    columns: ['verification_conflicts.message', 'verification_conflicts.opened_at', 'voters.verified_at', 'voters.way'],
    purpose: 'participation',
  } as const;
  return ctx.personal.read(reading, (inside) =>
    tables(inside)
      .selectFrom('verification_conflicts')
      .innerJoin('voters', 'voters.id', 'verification_conflicts.voter_id')
      .selectAll('verification_conflicts')
      .select(['voters.person_id as holder_id', 'voters.verified_at as held_since', 'voters.way as held_way'])
      .where('decision', 'is', null)
      .orderBy('opened_at')
      .limit(limit)
      .execute(),
  );
}

export async function countConflicts(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from verification_conflicts where decision is null`.execute(ctx.db);
  return rows[0]?.open ?? 0;
}

/** Her own, the newest. */
export async function conflictOf(ctx: Ctx, claimantId: PersonId): Promise<Conflict | undefined> {
  return tables(ctx)
    .selectFrom('verification_conflicts')
    .selectAll()
    .where('claimant_id', '=', claimantId)
    .orderBy('opened_at', 'desc')
    .executeTakeFirst();
}
