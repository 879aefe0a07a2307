import { type Context, Hono } from 'hono';
import type { Ctx } from '#platform/ctx.ts';
import { asStream, contentDisposition, download } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { signInFirst } from '#platform/http/respond.ts';
import { zipFile } from '#platform/http/zip.ts';
import { type CopiedValue, exportHeldData } from '../export-held-data.ts';
import type { HeldTable } from '../held-data.ts';
import { readConsents } from '../read-consents.ts';
import { AboutDataPage } from './AboutDataPage.tsx';
import { accessBatches } from './access-batches.ts';
import { receiptOf } from './consent-routes.tsx';
import { cellOf, copyEntries } from './copy-entries.ts';
import type { RightsOptions } from './options.ts';

/** Copies to take away: everything in one ZIP, value by value as JSON or CSV, and who looked. */
export function copyRoutes(options: RightsOptions, tables: readonly HeldTable[]): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/your-data/copy', async (c) => {
    const { ctx, reader } = c.var;
    if (ctx.actor.kind !== 'person') return signInFirst(c, '/your-data');
    const limited = await ctx.limits.limit('exports', ctx.actor.personId);
    if (!limited.allowed) return tooOften(c, tables, limited.retryAfterSeconds);
    const format = c.req.query('format');
    if (format === 'csv' || format === 'json') return oneFile(c, tables, format);
    const controller = await options.controller(ctx, reader);
    const consents = await readConsents(ctx);
    const entries = consents.ok ? consents.value.entries : [];
    const receipts = entries.map((entry) => receiptOf(entry, reader, controller, options));
    const request = { ctx, reader, tables, names: options.names, receipts, city: controller.name };
    return c.body(asStream(zipFile(copyEntries(request), ctx.clock.now())), 200, {
      'content-type': 'application/zip',
      'content-disposition': contentDisposition('your-data.zip'),
      'cache-control': 'private, no-store',
      'content-language': reader.language,
    });
  });

  routes.get('/your-data/accesses.csv', async (c) => {
    const { ctx } = c.var;
    if (ctx.actor.kind !== 'person') return signInFirst(c, '/your-data');
    return accessesAsCsv(c, ctx, ctx.actor.personId);
  });
  return routes;
}

function accessesAsCsv(c: Context<Env>, ctx: Ctx, personId: Parameters<typeof accessBatches>[1]): Response {
  return download(c, {
    name: 'who-looked',
    format: 'csv',
    batches: accessBatches(ctx, personId),
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
}

function tooOften(c: Context<Env>, tables: readonly HeldTable[], seconds: number): Response | Promise<Response> {
  const { reader } = c.var;
  c.header('retry-after', String(seconds));
  return c.render(<AboutDataPage r={reader} tables={tables} waitMinutes={Math.ceil(seconds / 60)} />, {
    title: reader.t('rights.title'),
    door: 'your-data',
    status: 429,
    unlisted: true,
  });
}

// words: rights.table.* rights.column.*
/** Everything, one value a line: JSON for programs, CSV for a spreadsheet. */
async function oneFile(c: Context<Env>, tables: readonly HeldTable[], format: 'csv' | 'json'): Promise<Response> {
  const { ctx, reader } = c.var;
  const { t } = reader;
  const batches = await exportHeldData(ctx, tables);
  if (!batches.ok) return signInFirst(c, '/your-data');
  return download<CopiedValue>(c, {
    name: 'your-data',
    format,
    batches: batches.value,
    columns: [
      { name: 'about', value: ({ table }) => t(`rights.table.${table.replaceAll('_', '-')}`) },
      { name: 'row', value: ({ row }) => row },
      { name: 'name', value: ({ column }) => column.name },
      { name: 'words', value: ({ column }) => t(`rights.column.${column.label}`) },
      { name: 'value', value: ({ value }) => cellOf(value) },
      { name: 'purpose', value: ({ column }) => column.purpose },
      { name: 'legal_basis', value: ({ column }) => column.legalBasis },
      {
        name: 'kept',
        value: ({ column: { retention } }) => (typeof retention === 'string' ? retention : `P${retention.days}D`),
      },
    ],
  });
}
