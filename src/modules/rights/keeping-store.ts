import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Retention } from './retention-plan.ts';
import { emptied } from './store.ts';

export interface RetentionRun {
  readonly at: Date;
  readonly table: string;
  readonly purposes: readonly string[];
  readonly days: number;
  readonly rows: number;
}

/**
 * Takes away (or empties) at most `limit` rows older than `before`. The names of table and columns come from its
 * module's own declaration.
 * @returns how many
 */
export async function letGo(ctx: Ctx, { table, ages, does }: Retention, before: Date, limit: number): Promise<number> {
  const name = sql.table(table);
  const old = sql`${sql.ref(ages)} < ${before}`;
  if (does === 'delete') {
    const gone = await sql`
      delete from ${name} where ctid = any(array(select ctid from ${name} where ${old} limit ${limit}))`.execute(
      ctx.db,
    );
    return Number(gone.numAffectedRows ?? 0n);
  }
  const { set, filled } = await emptied(ctx.db, table, does);
  const cleared = await sql`
    update ${name} set ${sql.join(set)}
    where ctid = any(array(select ctid from ${name} where ${old} and (${sql.join(filled, sql` or `)}) limit ${limit}))`.execute(
    ctx.db,
  );
  return Number(cleared.numAffectedRows ?? 0n);
}

export async function insertRun(ctx: Ctx, run: Omit<RetentionRun, 'at'>): Promise<void> {
  await sql`insert into retention_runs (id, at, table_name, purposes, days, rows)
    values (${ctx.newId()}, ${ctx.clock.now()}, ${run.table}, ${[...run.purposes]}::text[], ${run.days}, ${run.rows})`.execute(
    ctx.db,
  );
}

/** Of each table: the last run, and how much went since a day. */
export async function runsSince(ctx: Ctx, since: Date): Promise<readonly (RetentionRun & { readonly sum: number })[]> {
  const { rows } = await sql<RetentionRun & { sum: number }>`
    select distinct on (table_name) table_name as "table", at, purposes, days, rows,
      sum(rows) over (partition by table_name)::int as sum
    from retention_runs where at >= ${since} order by table_name, at desc`.execute(ctx.db);
  return rows;
}

export interface ErasureRow {
  readonly id: string;
  readonly personId: PersonId;
  readonly at: Date;
  /** Rows taken away or emptied, by table. */
  readonly tables: Readonly<Record<string, number>>;
}

export async function insertErasure(ctx: Ctx, erasure: ErasureRow): Promise<void> {
  await sql`insert into erasures (id, person_id, at, tables)
    values (${erasure.id}, ${erasure.personId}, ${erasure.at}, ${JSON.stringify(erasure.tables)})
    on conflict (person_id) do nothing`.execute(ctx.db);
}

export async function findErasure(ctx: Ctx, id: string): Promise<Omit<ErasureRow, 'personId'> | undefined> {
  const { rows } = await sql<Omit<ErasureRow, 'personId'>>`
    select id, at, tables from erasures where id = ${id}`.execute(ctx.db);
  return rows[0];
}

export async function listErasures(ctx: Ctx): Promise<{ personId: PersonId; at: Date }[]> {
  const { rows } = await sql<{ personId: PersonId; at: Date }>`
    select person_id as "personId", at from erasures order by at, person_id`.execute(ctx.db);
  return rows;
}

export async function insertCorrection(
  ctx: Ctx,
  correction: { personId: PersonId; columns: readonly string[]; told: readonly string[] },
): Promise<void> {
  await sql`insert into corrections (id, person_id, columns, told, at)
    values (${ctx.newId()}, ${correction.personId}, ${[...correction.columns]}::text[],
      ${[...correction.told]}::text[], ${ctx.clock.now()})`.execute(ctx.db);
}

export async function moveCorrections(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`update corrections set person_id = ${to} where person_id = ${from}`.execute(ctx.db);
}

export async function insertStatistics(
  ctx: Ctx,
  found: { people: number; counts: Readonly<Record<string, number>> },
): Promise<void> {
  await sql`insert into published_statistics (at, people, counts)
    values (${ctx.clock.now()}, ${found.people}, ${JSON.stringify(found.counts)}) on conflict do nothing`.execute(
    ctx.db,
  );
}

export async function latestStatistics(
  ctx: Ctx,
): Promise<{ at: Date; people: number; counts: Readonly<Record<string, number>> } | undefined> {
  const { rows } = await sql<{ at: Date; people: number; counts: Record<string, number> }>`
    select at, people, counts from published_statistics order by at desc limit 1`.execute(ctx.db);
  return rows[0];
}
