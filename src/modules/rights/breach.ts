import type { PersonId } from '#kernel/ids.ts';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { affectedIn, countAffectedIn } from './breach-store.ts';
import { mayHandleBreach } from './policy.ts';
import { agesOf } from './retention-plan.ts';

/** What leaked: which columns of which table, of rows made when. */
export interface Breach {
  readonly table: string;
  /** Empty: all personal columns. */
  readonly columns: readonly string[];
  /** null: from the beginning. */
  readonly from: Date | null;
  /** null: until now. */
  readonly to: Date | null;
}

export interface BreachTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** Its rows have a date: those made outside the period are left out. */
  readonly hasDates: boolean;
}

export interface Affected {
  readonly people: number;
  readonly rows: number;
  readonly columns: readonly { readonly column: string; readonly sealed: boolean; readonly public: boolean }[];
}

export type WhyNotAsked = 'administrators-only' | 'no-such-table' | 'no-such-column' | 'period-backwards';

/** The tables that say something of a person. */
export function breachTables(declared: readonly TableDeclaration[]): BreachTable[] {
  return declared
    .filter(({ subject, personal }) => subject !== null && Object.keys(personal).length > 0)
    .map((one) => ({ table: one.table, columns: Object.keys(one.personal), hasDates: agesOf(one) !== undefined }));
}

/**
 * Whose data is in a table: rows made in the period, with something in one of the columns. A table without dates is
 * taken whole. What was erased is nobody's any more.
 */
export async function countAffected(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
  breach: Breach,
): Promise<Result<Affected, WhyNotAsked>> {
  const asked = question(ctx, declared, breach);
  if (!asked.ok) return asked;
  const { table, columns } = asked.value;
  const { people, rows } = await countAffectedIn(ctx, asked.value);
  const described = columns.map((column) => {
    const { sealed = false, public: isPublic = false } = table.personal[column] ?? {};
    return { column, sealed, public: isPublic };
  });
  return ok({ people, rows, columns: described });
}

/** Their ids, in batches: to write to them (GDPR art. 34). Each batch is written down as a reading of each of them. */
export async function listAffected(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
  breach: Breach,
): Promise<Result<AsyncGenerator<PersonId[]>, WhyNotAsked>> {
  const asked = question(ctx, declared, breach);
  return asked.ok ? ok(batches(ctx, asked.value)) : asked;
}

export interface AskedOfTable {
  readonly table: TableDeclaration;
  readonly subject: string;
  readonly columns: readonly string[];
  readonly ages: string | undefined;
  readonly from: Date | null;
  readonly to: Date | null;
}

async function* batches(ctx: Ctx, asked: AskedOfTable): AsyncGenerator<PersonId[]> {
  let after: PersonId | null = null;
  for (;;) {
    const columns = asked.columns.map((column) => `${asked.table.table}.${column}`);
    const reading = { subjects: (ids: PersonId[]) => ids, columns, purpose: 'security' } as const;
    const page: PersonId[] = await ctx.personal.read(reading, (inside) => affectedIn(inside, asked, after, 1000));
    if (page.length === 0) return;
    yield page;
    after = page.at(-1) ?? null;
  }
}

function question(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
  { table: name, columns, from, to }: Breach,
): Result<AskedOfTable, WhyNotAsked> {
  if (!mayHandleBreach(ctx.actor)) return refuse('administrators-only');
  const table = declared.find((one) => one.table === name);
  if (!table?.subject) return refuse('no-such-table');
  if (columns.some((column) => !Object.hasOwn(table.personal, column))) return refuse('no-such-column');
  if (from && to && from > to) return refuse('period-backwards');
  const asked = columns.length > 0 ? columns : Object.keys(table.personal);
  return ok({ table, subject: table.subject, columns: asked, ages: agesOf(table), from, to });
}
