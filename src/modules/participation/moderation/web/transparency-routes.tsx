import { Hono } from 'hono';
import { HIDING_REASONS } from '#modules/participation/comments/index.ts';
import { type DownloadColumn, download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { remembered } from '#platform/http/remembered.ts';
import { type MonthFigures, readFigures } from '../figures-store.ts';
import { SHOWN_FROM, shownNumber } from '../small-numbers.ts';
import { TransparencyPage } from './TransparencyPage.tsx';

const remember = remembered<MonthFigures[]>({ fresh: 60, stale: 300, most: 4 });

/** What moderation does, for everybody: a page and the same as data. */
export function transparencyRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/transparency', async (c) => {
    const { ctx, reader } = c.var;
    const months = await remember(ctx, reader.timeZone, () => readFigures(ctx, reader.timeZone));
    const title = reader.t('moderation.figures.title');
    return c.render(<TransparencyPage r={reader} months={months} />, {
      title,
      description: reader.t('moderation.figures.lede'),
      door: 'decide',
      alternates: [{ type: 'text/csv', href: '/transparency.csv', title }],
    });
  });

  for (const format of FORMATS) {
    routes.get(`/:file{transparency\\.${format}}`, async (c) => {
      const { ctx, reader } = c.var;
      const months = await remember(ctx, reader.timeZone, () => readFigures(ctx, reader.timeZone));
      return download(c, { name: 'moderation', format, columns: COLUMNS, batches: batchOf(months) });
    });
  }

  return routes;
}

async function* batchOf(months: readonly MonthFigures[]): AsyncGenerator<readonly MonthFigures[]> {
  yield months;
}

/** Small numbers are written "<5". */
function counted(name: string, of: (month: MonthFigures) => number): DownloadColumn<MonthFigures> {
  return { name, value: (month) => shownNumber(of(month)) ?? `<${SHOWN_FROM}` };
}

const COLUMNS: readonly DownloadColumn<MonthFigures>[] = [
  { name: 'month', value: ({ month }) => month },
  counted('reports', ({ reports }) => reports),
  counted('reports_without_consequence', ({ kept }) => kept),
  counted('held', ({ held }) => held),
  counted('released', ({ released }) => released),
  counted('hidden', ({ hidden }) => hidden),
  ...HIDING_REASONS.map((reason) =>
    counted(`hidden_${reason.replaceAll('-', '_')}`, ({ byReason }) => byReason.get(reason) ?? 0),
  ),
  counted('appeals', ({ appeals }) => appeals),
  counted('restored', ({ restored }) => restored),
  counted('upheld', ({ upheld }) => upheld),
  {
    name: 'median_hours',
    value: ({ decided, medianHours }) =>
      medianHours === null || decided < SHOWN_FROM ? null : Math.round(medianHours * 10) / 10,
  },
];
