import { type Context, Hono } from 'hono';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { gatherBallots } from '../ballot-store.ts';
import { electionOfPot, fileOf } from '../election-of-pot.ts';
import { isOver } from '../policy.ts';
import { addressOf, type BudgetOptions, baseOf, readHere } from './base.ts';
import { ResultPage } from './ResultPage.tsx';

const HERE = '/processes/:process/budget/:step';

/** What came of it, and the files to count it again. Nothing of them is there before the step has closed. */
export function resultRoutes({ districts }: BudgetOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(`${HERE}/result`, async (c) => {
    const { ctx, reader } = c.var;
    const [read, areas] = await Promise.all([readHere(c), districts(ctx)]);
    const base = baseOf(addressOf(c));
    if (!isOver(read.process, read.step, reader.now))
      return seeOther(c, base, { key: 'budget.said.not-counted', kind: 'problem' });
    return c.render(<ResultPage r={reader} read={read} base={base} districts={areas} />, {
      title: reader.t('budget.result.title', { title: reader.text(read.step.title) }),
      door: 'decide',
      share: { path: `${base}/result`, card: true },
      islands: ['recount'],
    });
  });
  routes.get(`${HERE}/pots/:file{[0-9]+\\.pb}`, file);
  return routes;
}

async function file(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var;
  const read = await readHere(c);
  const number = Number((c.req.param('file') ?? '').replace('.pb', ''));
  const pot = read.pots.find((one) => one.pot === number);
  if (!pot || !read.counts.some((count) => count.pot === number)) throw notFound();
  const ballots = await gatherBallots(ctx, read.step.id, number);
  const { text } = fileOf(electionOfPot(read.rules, pot, read.projects, ballots), new Map());
  return c.body(text, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': contentDisposition(`${read.process.slug}-${number}.pb`),
    'cache-control': 'private, no-cache',
  });
}
