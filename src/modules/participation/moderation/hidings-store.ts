import { type Selectable, sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Batch, BatchId, Hiding, HidingId, ThingRef } from './moderation.ts';
import type { ModerationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ModerationTables>();

export async function insertHiding(ctx: Ctx, hiding: Omit<Hiding, 'id' | 'liftedAt' | 'liftedWhy'>): Promise<HidingId> {
  const id = ctx.newId<HidingId>();
  await tables(ctx)
    .insertInto('moderation_hidings')
    .values({
      id,
      subject_kind: hiding.subject.kind,
      subject_id: hiding.subject.id,
      process_id: hiding.processId,
      author_id: hiding.authorId,
      reason: hiding.reason,
      words: hiding.words,
      hidden_at: hiding.hiddenAt,
      hidden_by: hiding.hiddenBy,
    })
    .execute();
  return id;
}

/** In full, for its author, whoever judges it and the letter. */
export async function findHiding(ctx: Ctx, by: { id: HidingId } | { inForce: ThingRef }): Promise<Hiding | undefined> {
  const query = (db: Ctx['db']) => {
    const all = db.withTables<ModerationTables>().selectFrom('moderation_hidings').selectAll();
    if ('id' in by) return all.where('id', '=', by.id).execute();
    const { kind, id } = by.inForce;
    return all.where('subject_kind', '=', kind).where('subject_id', '=', id).where('lifted_at', 'is', null).execute();
  };
  return (await readHidings(ctx, query))[0];
}

export function hidingsOf(ctx: Ctx, authorId: PersonId): Promise<Hiding[]> {
  return readHidings(ctx, (db) =>
    db
      .withTables<ModerationTables>()
      .selectFrom('moderation_hidings')
      .selectAll()
      .where('author_id', '=', authorId)
      .orderBy('hidden_at', 'desc')
      .limit(100)
      .execute(),
  );
}

export async function updateWords(ctx: Ctx, id: HidingId, words: string): Promise<void> {
  await tables(ctx).updateTable('moderation_hidings').set({ words }).where('id', '=', id).execute();
}

type Row = Selectable<ModerationTables['moderation_hidings']>;

async function readHidings(ctx: Ctx, query: (db: Ctx['db']) => Promise<Row[]>): Promise<Hiding[]> {
  const columns = ['moderation_hidings.words'];
  const subjects = (rows: Row[]) => rows.flatMap(({ author_id: id }) => id ?? []);
  return (await ctx.personal.read({ subjects, columns, purpose: 'administration' }, ({ db }) => query(db))).map(
    toHiding,
  );
}

/** False when it was lifted before. */
export async function liftHiding(ctx: Ctx, id: HidingId, why: 'appeal' | 'undone'): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('moderation_hidings')
    .set({ lifted_at: ctx.clock.now(), lifted_why: why })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether anybody has appealed against any of these. */
export async function isAppealed(ctx: Ctx, ids: readonly HidingId[]): Promise<boolean> {
  const { rows } = await sql<{ appealed: boolean }>`
    select exists (select from moderation_cases where kind = 'appeal' and hiding_id = any(${[...ids]}::uuid[])) as appealed`.execute(
    ctx.db,
  );
  return rows[0]?.appealed ?? false;
}

export async function insertBatch(ctx: Ctx, batch: Omit<Batch, 'id' | 'doneAt'>): Promise<BatchId> {
  const id = ctx.newId<BatchId>();
  await tables(ctx)
    .insertInto('moderation_batches')
    .values({
      id,
      act: batch.act,
      done_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      done_at: ctx.clock.now(),
      items: JSON.stringify(batch.items),
    })
    .execute();
  return id;
}

/** Her batch, for whoever changes it next: undone once. */
export async function lockBatch(ctx: Ctx, id: BatchId, doneBy: PersonId): Promise<Batch | undefined> {
  const row = await tables(ctx)
    .selectFrom('moderation_batches')
    .selectAll()
    .where('id', '=', id)
    .where('done_by', '=', doneBy)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toBatch(row);
}

export async function markUndone(ctx: Ctx, id: BatchId): Promise<void> {
  await tables(ctx)
    .updateTable('moderation_batches')
    .set({ undone_at: ctx.clock.now() })
    .where('id', '=', id)
    .execute();
}

/** What she did lately and has not taken back, newest first. */
export async function batchesOf(ctx: Ctx, personId: PersonId, since: Date): Promise<Batch[]> {
  const rows = await tables(ctx)
    .selectFrom('moderation_batches')
    .selectAll()
    .where('done_by', '=', personId)
    .where('done_at', '>', since)
    .where('undone_at', 'is', null)
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toBatch);
}

function toBatch({ id, act, done_at: doneAt, items }: Selectable<ModerationTables['moderation_batches']>): Batch {
  return { id, act, doneAt, items };
}

function toHiding(row: Row): Hiding {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    processId: row.process_id,
    authorId: row.author_id,
    reason: row.reason,
    words: row.words,
    hiddenAt: row.hidden_at,
    hiddenBy: row.hidden_by,
    liftedAt: row.lifted_at,
    liftedWhy: row.lifted_why,
  };
}
