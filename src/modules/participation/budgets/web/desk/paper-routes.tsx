import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { seeOther } from '#platform/http/respond.ts';
import { enterPaper } from '../../enter-paper.ts';
import { deletePaper, listPapers } from '../../paper-store.ts';
import { basketFrom } from '../ballot-form.ts';
import { addressOf, type BudgetOptions, deskOf } from '../base.ts';
import { deskHead, readDesk } from './desk-routes.tsx';
import { PaperPage } from './PaperPage.tsx';

const HERE = '/manage/budgets/:process/:step/paper';
const MOST = 200;

/** Ballots on paper: typed in by two people, counted when both read the same. */
export function paperRoutes(options: BudgetOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => page(c, options, null, []));
  routes.post(HERE, (c) => enter(c, options));
  routes.post(`${HERE}/:paper/remove`, remove);
  return routes;
}

async function page(
  c: Context<Env>,
  { districts }: BudgetOptions,
  typed: Typed | null,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readDesk(c, 'prepare');
  const papers = await listPapers(ctx, read.step.id, MOST);
  const self = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return c.render(
    <PaperPage
      {...{ r: reader, csrf, read: { ...read, basket: undefined }, papers, typed, problems, self }}
      here={deskOf(addressOf(c))}
      districts={await districts(ctx)}
    />,
    deskHead(c, read, 'paper', problems.length > 0),
  );
}

async function enter(c: Context<Env>, options: BudgetOptions): Promise<Response> {
  const { ctx, reader } = c.var;
  const read = await readDesk(c, 'prepare');
  const form = await readForm(c, z.record(z.string(), z.union([z.string(), z.array(z.string())])));
  const { basket, problems } = basketFrom(form.typed, read, reader);
  if (problems.length > 0) return page(c, options, form.typed, problems);
  const done = await enterPaper(ctx, addressOf(c), { ...basket, rollNumber: String(form.typed.roll ?? '') });
  if (done.ok) return seeOther(c, `${deskOf(addressOf(c))}/paper`, { key: `budget-desk.paper.said.${done.value}` });
  const field = ['roll-number', 'paper-entered-already', 'paper-by-yourself', 'voted-already'].includes(done.code)
    ? 'roll'
    : 'projects';
  return page(c, options, form.typed, [{ field, message: reader.refusal(done) }]);
}

// words: budget-desk.paper.said.*
async function remove(c: Context<Env>): Promise<Response> {
  const read = await readDesk(c, 'run');
  const id = c.req.param('paper') ?? '';
  const here = `${deskOf(addressOf(c))}/paper`;
  const gone = isId(id) && (await deletePaper(c.var.ctx, read.step.id, id));
  return seeOther(c, here, gone ? { key: 'budget-desk.paper.said.removed' } : undefined);
}
