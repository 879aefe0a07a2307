import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Thing } from './notice.ts';
import type { NotificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<NotificationTables>();
const COLUMNS = ['follows.kind', 'follows.subject_id', 'follows.since'];

export async function insertFollow(ctx: Ctx, personId: PersonId, { kind, id }: Thing): Promise<void> {
  await tables(ctx)
    .insertInto('follows')
    .values({ person_id: personId, kind, subject_id: id, since: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFollow(ctx: Ctx, personId: PersonId, { id }: Thing): Promise<void> {
  await tables(ctx).deleteFrom('follows').where('person_id', '=', personId).where('subject_id', '=', id).execute();
}

export async function countFollows(ctx: Ctx, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from follows where person_id = ${personId}`.execute(
    ctx.db,
  );
  return rows[0]?.n ?? 0;
}

/** Which of these things she follows, by id. */
export async function followedAmong(ctx: Ctx, personId: PersonId, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const reading = { subjects: [personId], columns: COLUMNS, purpose: 'notices' } as const;
  const rows = await ctx.personal.read(reading, (inside) =>
    tables(inside)
      .selectFrom('follows')
      .select('subject_id')
      .where('person_id', '=', personId)
      .where('subject_id', 'in', ids)
      .execute(),
  );
  return new Set(rows.map((row) => row.subject_id));
}

/** What she follows, the newest first; at most `most`. */
export async function listFollows(ctx: Ctx, personId: PersonId, most: number): Promise<(Thing & { since: Date })[]> {
  const reading = { subjects: [personId], columns: COLUMNS, purpose: 'notices' } as const;
  const rows = await ctx.personal.read(reading, (inside) =>
    tables(inside)
      .selectFrom('follows')
      .select(['kind', 'subject_id', 'since'])
      .where('person_id', '=', personId)
      .orderBy('since', 'desc')
      .orderBy('subject_id')
      .limit(most)
      .execute(),
  );
  return rows.map(({ kind, subject_id, since }) => ({ kind, id: subject_id, since }));
}

/** She follows it as what she made, unless she said that she does not want to. */
export async function followOwn(ctx: Ctx, personId: PersonId, { kind, id }: Thing): Promise<void> {
  await sql`
    insert into follows (person_id, kind, subject_id, since)
    select ${personId}, ${kind}, ${id}::uuid, ${ctx.clock.now()}
    where not exists (select 1 from follow_choices where person_id = ${personId} and not own)
    on conflict do nothing`.execute(ctx.db);
}
