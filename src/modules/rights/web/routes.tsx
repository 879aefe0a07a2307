import { type Context, Hono } from 'hono';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Cell, download } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { signInFirst } from '#platform/http/respond.ts';
import { type CopiedValue, exportHeldData } from '../export-held-data.ts';
import { ACCESS_LOG, type HeldRows, type HeldTable, type HeldValue, heldTables } from '../held-data.ts';
import { readHeldData } from '../read-held-data.ts';
import { AboutDataPage } from './AboutDataPage.tsx';
import { accessBatches } from './access-batches.ts';
import { eraseRoutes } from './erase-routes.tsx';
import { YourDataPage } from './YourDataPage.tsx';

/** A name for a value that is an id: the title of a proposal, the name of a district. */
export interface NamedValue {
  readonly text: string;
  readonly lang?: string;
  readonly href?: string;
}

export interface RightsOptions {
  /** The declarations of every table of the house. */
  readonly tables: readonly TableDeclaration[];
  /** Names of ids by column (`table.column`), then by id. A value without a name is shown as it is. */
  names(
    ctx: Ctx,
    reader: Reader,
    ids: ReadonlyMap<string, readonly string[]>,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, NamedValue>>>;
}

const NEWEST = 10;
const ACCESSES = 50;

/** What the house holds about whoever asks, who looked, and a copy of it all. */
export function rightsRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  const all = heldTables(options.tables);
  const shown = all.filter(({ table }) => table !== ACCESS_LOG);

  routes.get('/your-data', async (c) => {
    const { ctx, reader } = c.var;
    const { actor } = ctx;
    const head = { title: reader.t('rights.title'), door: 'your-data' } as const;
    const held = await readHeldData(ctx, shown, NEWEST);
    if (!held.ok || actor.kind !== 'person') return c.render(<AboutDataPage r={reader} tables={shown} />, head);
    const accesses = await ctx.personal.accessesOf(actor.personId, { limit: ACCESSES });
    const names = await options.names(ctx, reader, idsIn(held.value));
    return c.render(<YourDataPage r={reader} held={held.value} names={names} accesses={accesses} tables={all} />, {
      ...head,
      unlisted: true,
    });
  });

  routes.get('/your-data/copy', (c) => copy(c, all));

  routes.get('/your-data/accesses.csv', async (c) => {
    const { ctx } = c.var;
    if (ctx.actor.kind !== 'person') return signInFirst(c, '/your-data');
    return download(c, {
      name: 'who-looked',
      format: 'csv',
      batches: accessBatches(ctx, ctx.actor.personId),
      columns: [
        { name: 'at', value: ({ at }) => at },
        { name: 'read_by', value: ({ actorKind }) => actorKind },
        { name: 'role', value: ({ actorRoles }) => actorRoles.join(' ') },
        { name: 'program', value: ({ actorName }) => actorName },
        { name: 'what', value: ({ columns }) => columns.join(' ') },
        { name: 'purpose', value: ({ purpose }) => purpose },
        { name: 'by_yourself', value: ({ own }) => own },
      ],
    });
  });

  routes.route('/', eraseRoutes(options.tables));
  return routes;
}

// words: rights.table.* rights.column.*
/** Everything, one value a line: JSON for programs, CSV for a spreadsheet. */
async function copy(c: Context<Env>, tables: readonly HeldTable[]): Promise<Response> {
  const { ctx, reader } = c.var;
  const { t } = reader;
  if (ctx.actor.kind !== 'person') return signInFirst(c, '/your-data');
  const limited = await ctx.limits.limit('exports', ctx.actor.personId);
  if (!limited.allowed) {
    c.header('retry-after', String(limited.retryAfterSeconds));
    const minutes = Math.ceil(limited.retryAfterSeconds / 60);
    return c.render(<AboutDataPage r={reader} tables={tables} waitMinutes={minutes} />, {
      title: t('rights.title'),
      door: 'your-data',
      status: 429,
      unlisted: true,
    });
  }
  const batches = await exportHeldData(ctx, tables);
  if (!batches.ok) return signInFirst(c, '/your-data');
  return download<CopiedValue>(c, {
    name: 'your-data',
    format: c.req.query('format') === 'csv' ? 'csv' : 'json',
    batches: batches.value,
    columns: [
      { name: 'about', value: ({ table }) => t(`rights.table.${table.replaceAll('_', '-')}`) },
      { name: 'row', value: ({ row }) => row },
      { name: 'name', value: ({ column }) => column.name },
      { name: 'words', value: ({ column }) => t(`rights.column.${column.label}`) },
      { name: 'value', value: ({ value }) => asCell(value) },
      { name: 'purpose', value: ({ column }) => column.purpose },
      { name: 'legal_basis', value: ({ column }) => column.legalBasis },
      {
        name: 'kept',
        value: ({ column: { retention } }) => (typeof retention === 'string' ? retention : `P${retention.days}D`),
      },
    ],
  });
}

function asCell(value: HeldValue): Cell {
  return Array.isArray(value) ? value.join(' ') : (value as Cell);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

function idsIn(held: readonly HeldRows[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { table, rows } of held) {
    for (const { place, name } of table.columns) {
      const found = rows.map((row) => row[name]).filter((value) => typeof value === 'string' && UUID.test(value));
      if (found.length > 0) ids.set(place, found as string[]);
    }
  }
  return ids;
}
