import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { EVERYBODY, keepsRoll, visitorsWayIn, wayIn, whyPaperStands } from '#modules/verification/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { listReceipts } from '../ballot-store.ts';
import { castBallot } from '../cast-ballot.ts';
import { fillBasket } from '../fill-basket.ts';
import type { BudgetRead } from '../read-budget.ts';
import { unfitBallot } from '../unfit-ballot.ts';
import { BallotPage, ReceiptPage, ReceiptsPage, ReviewPage } from './BallotPage.tsx';
import { basketFrom } from './ballot-form.ts';
import { addressOf, type BudgetOptions, baseOf, readHere, sayNo } from './base.ts';

const HERE = '/processes/:process/budget/:step';

/** Filling a ballot in, looking at it once more, casting it, and the receipt. */
export function ballotRoutes(options: BudgetOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(`${HERE}/ballot`, (c) =>
    c.var.ctx.actor.kind === 'person' ? ballotPage(c, options, null, []) : toTakePart(c),
  );
  routes.post(`${HERE}/ballot`, (c) => fill(c, options));
  routes.get(`${HERE}/review`, (c) => review(c, options));
  routes.post(`${HERE}/cast`, cast);
  routes.get(`${HERE}/receipt`, (c) => receipt(c, options));
  routes.get(`${HERE}/receipts`, receipts);
  return routes;
}

async function ballotPage(
  c: Context<Env>,
  { districts }: BudgetOptions,
  typed: Typed | null,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readHere(c);
  const base = baseOf(addressOf(c));
  const no = read.may.vote ? await onPaper(c, read, base) : closed(c, base);
  if (no) return no;
  return c.render(
    <BallotPage {...{ r: reader, csrf, read, base, typed, problems }} districts={await districts(ctx)} />,
    head(c, 'ballot', problems.length > 0),
  );
}

/** To sign in, or to go on without an account where the step allows it; and back to the ballot. */
async function toTakePart(c: Context<Env>): Promise<Response> {
  return visitorsWayIn(c, (await readHere(c)).step.terms, `${baseOf(addressOf(c))}/ballot`);
}

/** Whoever voted on paper is told before she fills in a ballot, not when she casts it. */
async function onPaper(c: Context<Env>, { step }: BudgetRead, base: string): Promise<Response | null> {
  const { ctx } = c.var;
  if (ctx.actor.kind !== 'person' || !keepsRoll(step.terms ?? EVERYBODY)) return null;
  const why = await whyPaperStands(ctx, { stepId: step.id, personId: ctx.actor.personId });
  return why && sayNo(c, why, base);
}

function closed(c: Context<Env>, base: string): Response {
  return seeOther(c, base, { key: 'budget.said.closed', kind: 'problem' });
}

// words: budget.ballot.title budget.review.title budget.receipt.title
function head(c: Context<Env>, page: 'ballot' | 'review' | 'receipt', isBad = false) {
  const title = c.var.reader.t(`budget.${page}.title`);
  return { title, door: 'decide', unlisted: true, status: isBad ? 422 : 200 } as const;
}

async function fill(c: Context<Env>, options: BudgetOptions): Promise<Response> {
  const base = baseOf(addressOf(c));
  const { ctx, reader } = c.var;
  if (ctx.actor.kind !== 'person') return toTakePart(c);
  const read = await readHere(c);
  if (!read.may.vote) return closed(c, base);
  const form = await readForm(c, z.record(z.string(), z.union([z.string(), z.array(z.string())])));
  const { basket, problems } = basketFrom(form.typed, read, reader);
  if (problems.length > 0) return ballotPage(c, options, form.typed, problems);
  const unfit = unfitBallot(basket, read.rules, read.pots, new Map(read.projects.map((one) => [one.number, one])));
  // What was typed is kept all the same: it waits in the basket.
  const filled = await fillBasket(ctx, addressOf(c), basket);
  if (!filled.ok) return sayNo(c, filled, base);
  if (unfit) return ballotPage(c, options, form.typed, [{ field: 'projects', message: reader.refusal(unfit) }]);
  return seeOther(c, `${base}/review`);
}

async function review(c: Context<Env>, { districts }: BudgetOptions): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c);
  const read = await readHere(c);
  const base = baseOf(addressOf(c));
  if (!read.may.vote) return closed(c, base);
  const { basket } = read;
  if (!basket || basket.projects.length === 0)
    return seeOther(c, `${base}/ballot`, { key: 'refusals.ballot-empty', kind: 'problem' });
  const unfit = unfitBallot(basket, read.rules, read.pots, new Map(read.projects.map((one) => [one.number, one])));
  return c.render(
    <ReviewPage
      {...{ r: reader, csrf, read, base, problem: unfit ? reader.refusal(unfit) : null }}
      districts={await districts(ctx)}
    />,
    head(c, 'review'),
  );
}

async function cast(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var;
  const base = baseOf(addressOf(c));
  if (ctx.actor.kind !== 'person') return signInFirst(c, `${base}/review`);
  if (!(await ctx.limits.limit('ballots', ctx.actor.personId)).allowed)
    return seeOther(c, `${base}/review`, { key: 'budget.said.too-often', kind: 'problem' });
  const done = await castBallot(ctx, addressOf(c));
  if (done.ok) return seeOther(c, `${base}/receipt`, { key: 'budget.said.cast' });
  return (
    wayIn(c, done, `${base}/review`) ??
    sayNo(c, done, done.code === 'ballot-empty' ? `${base}/ballot` : `${base}/review`)
  );
}

async function receipt(c: Context<Env>, { districts }: BudgetOptions): Promise<Response> {
  const { ctx, reader } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c);
  const read = await readHere(c);
  const base = baseOf(addressOf(c));
  if (!read.cast) return seeOther(c, base, { key: 'budget.said.no-ballot', kind: 'problem' });
  return c.render(<ReceiptPage {...{ r: reader, read, base }} districts={await districts(ctx)} />, head(c, 'receipt'));
}

async function receipts(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const read = await readHere(c);
  const list = await listReceipts(ctx, read.step.id);
  return c.render(<ReceiptsPage r={reader} base={baseOf(addressOf(c))} receipts={list} />, {
    title: reader.t('budget.receipts.title', { n: list.length }),
    door: 'decide',
    unlisted: true,
  });
}
