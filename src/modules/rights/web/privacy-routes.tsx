import { Hono } from 'hono';
import type { Reader } from '#kernel/reader.ts';
import { download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { latestStatistics, runsSince } from '../keeping-store.ts';
import {
  type Activity,
  processingRegister,
  type RegisteredColumn,
  type RegisteredTable,
} from '../processing-register.ts';
import { ownRetentions, retentionPlan } from '../retention-plan.ts';
import type { RightsOptions } from './options.ts';
import { RegisterPage } from './RegisterPage.tsx';
import { RetentionPage } from './RetentionPage.tsx';
import { StatisticsPage } from './StatisticsPage.tsx';

const YEAR = 365 * 86_400_000;

/** What anybody may read about personal data here: the register of processing, what time took away, whom we count. */
export function privacyRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  const register = processingRegister(options.tables);
  const [plan, own] = [retentionPlan(options.tables), ownRetentions(options.tables)];
  const labels = new Map(
    register.flatMap(({ tables }) => tables.flatMap(({ table, label }) => (label ? [[table, label] as const] : []))),
  );

  routes.get('/privacy/register', async (c) => {
    const { ctx, reader } = c.var;
    const controller = await options.controller(ctx, reader);
    const page = { register, controller, recipients: options.recipients };
    return c.render(<RegisterPage r={reader} {...page} />, {
      title: reader.t('privacy.register.title'),
      description: reader.t('privacy.register.lede'),
      door: 'your-data',
      alternates: [
        { type: 'application/json', href: '/privacy/register.json', title: 'JSON' },
        { type: 'text/csv', href: '/privacy/register.csv', title: 'CSV' },
      ],
    });
  });

  for (const format of FORMATS) {
    routes.get(`/privacy/:file{register\\.${format}}`, (c) =>
      download<RegisterLine>(c, {
        name: 'register-of-processing',
        format,
        batches: batches(register),
        columns: registerColumns(c.var.reader, options),
      }),
    );
  }

  routes.get('/privacy/retention', async (c) => {
    const { ctx, reader } = c.var;
    const runs = await runsSince(ctx, new Date(ctx.clock.now().getTime() - YEAR));
    return c.render(<RetentionPage r={reader} {...{ plan, own, runs, labels }} />, {
      title: reader.t('privacy.retention.title'),
      door: 'your-data',
    });
  });

  routes.get('/privacy/statistics', async (c) => {
    const { ctx, reader } = c.var;
    const [found, names] = [await latestStatistics(ctx), await options.groupNames(ctx, reader)];
    return c.render(<StatisticsPage r={reader} found={found} names={names} />, {
      title: reader.t('privacy.statistics.title'),
      door: 'your-data',
    });
  });
  return routes;
}

interface RegisterLine {
  readonly activity: Activity;
  readonly table: RegisteredTable;
  readonly column: RegisteredColumn;
}

async function* batches(register: readonly Activity[]): AsyncGenerator<RegisterLine[]> {
  for (const activity of register)
    yield activity.tables.flatMap((table) => table.columns.map((column) => ({ activity, table, column })));
}

// words: rights.purpose.* rights.basis.* rights.table.* rights.column.* consents.recipient.*
function registerColumns({ t }: Reader, { recipients }: RightsOptions) {
  const outside = recipients.map((one) => t(`consents.recipient.${one}`)).join('; ');
  return [
    { name: 'purpose', value: ({ activity }: RegisterLine) => activity.purpose },
    { name: 'purpose_in_words', value: ({ activity }: RegisterLine) => t(`rights.purpose.${activity.purpose}`) },
    { name: 'legal_basis', value: ({ column }: RegisterLine) => column.legalBasis },
    { name: 'module', value: ({ table }: RegisterLine) => table.module },
    { name: 'table', value: ({ table }: RegisterLine) => table.table },
    {
      name: 'table_in_words',
      value: ({ table }: RegisterLine) => (table.label ? t(`rights.table.${table.label}`) : null),
    },
    { name: 'column', value: ({ column }: RegisterLine) => column.column },
    {
      name: 'column_in_words',
      value: ({ column }: RegisterLine) => (column.label ? t(`rights.column.${column.label}`) : null),
    },
    {
      name: 'kept',
      value: ({ column: { retention } }: RegisterLine) =>
        typeof retention === 'string' ? retention : `P${retention.days}D`,
    },
    { name: 'encrypted', value: ({ column }: RegisterLine) => column.sealed },
    { name: 'public', value: ({ column }: RegisterLine) => column.public },
    { name: 'on_erasure', value: ({ column }: RegisterLine) => column.erase },
    { name: 'recipients', value: () => outside },
  ];
}
