import { type Context, Hono } from 'hono';
import { renderToString } from 'preact-render-to-string';
import { z } from 'zod';
import type { DistrictId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import { visitorsWayIn, wayIn } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { remembered } from '#platform/http/remembered.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { answerStatement, type DistrictOf } from '../answer-statement.ts';
import { flagStatement } from '../flag-statement.ts';
import { findMap, type StoredMap } from '../map-store.ts';
import { conversationAt } from '../place.ts';
import { type ConversationRead, type Reads, readConversation } from '../read-conversation.ts';
import { FLAG_REASONS, type Statement, type VoteValue } from '../statement.ts';
import { listStatements } from '../statement-store.ts';
import { addressOf, baseOf, sayNo } from './base.ts';
import { ConversationPage } from './ConversationPage.tsx';
import { drawnMapPart } from './drawn-map-part.tsx';
import { StatementPanel } from './StatementPanel.tsx';

export interface ConversationOptions {
  readonly districtOf: DistrictOf;
  /** Names of districts, for who is missing. */
  districts(ctx: Ctx): Promise<readonly { readonly id: DistrictId; readonly name: LocalizedText }[]>;
  /** Steps of other methods that can take statements in, and where at the desk. */
  readonly takers: readonly { readonly method: string; address(process: ProcessWithSteps, step: string): string }[];
}

const HERE = '/processes/:process/conversation/:step';
const answerForm = z.object({
  statement: z.coerce.number().int().min(1).max(2_000_000_000),
  value: z.enum(['-1', '0', '1']),
  important: z.string().optional(),
  back: z.string().optional(),
});
const flagForm = z.object({
  statement: z.coerce.number().int().min(1).max(2_000_000_000),
  reason: z.enum(FLAG_REASONS),
});

/** What is the same for everybody is read once a moment, however many answer. An act reads afresh. */
const rememberStatements = remembered<readonly Statement[]>({ fresh: 2, stale: 10, most: 100 });
const rememberMap = remembered<StoredMap | null>({ fresh: 1, stale: 5, most: 100 });
export const READS: Reads = {
  statements: (ctx, stepId) => rememberStatements(ctx, stepId, () => listStatements(ctx, stepId)),
  map: async (ctx, stepId) =>
    (await rememberMap(ctx, stepId, async () => (await findMap(ctx, stepId)) ?? null)) ?? undefined,
};

/** One statement, three answers. */
export function answerRoutes({ districtOf }: ConversationOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/processes/:process/conversation', async (c) => {
    const place = await conversationAt(c.var.ctx, { process: c.req.param('process') });
    if ('code' in place) throw notFound();
    return seeOther(c, baseOf({ process: place.process.slug, step: place.step.slug }));
  });
  routes.get(HERE, page);
  routes.post(`${HERE}/answer`, (c) => answer(c, districtOf));
  routes.post(`${HERE}/flag`, flag);
  return routes;
}

export async function readHere(c: Context<Env>, reads: Reads = READS): Promise<ConversationRead> {
  const read = await readConversation(c.var.ctx, addressOf(c), c.var.visitorKey, reads);
  if (!read.ok) throw notFound();
  return read.value;
}

async function page(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readHere(c);
  const { process, step, stored } = read;
  const map = read.may.seeMap && stored ? drawnMapPart(reader, step.id, stored, read.statements, read.own) : null;
  const base = baseOf(addressOf(c));
  return c.render(
    <ConversationPage
      r={reader}
      csrf={csrf}
      read={read}
      base={base}
      signedIn={ctx.actor.kind === 'person'}
      map={map}
    />,
    {
      title: reader.text(step.title) || reader.text(process.title),
      description: reader.text(process.question),
      door: 'decide',
      ...(process.status === 'draft' ? {} : { share: { path: base, card: true } }),
      islands: ['conversation'],
    },
  );
}

async function answer(c: Context<Env>, districtOf: DistrictOf): Promise<Response> {
  const { ctx } = c.var;
  const address = addressOf(c);
  const base = baseOf(address);
  if (ctx.actor.kind !== 'person') return visitorsWayIn(c, (await readHere(c)).step.terms, base);
  const form = await readForm(c, answerForm);
  if (!form.ok) return seeOther(c, base, { key: 'conversation.said.not-taken', kind: 'problem' });
  const { statement, value, important, back } = form.value;
  const to = back === 'mine' ? `${base}/mine#s-${statement}` : `${base}#statement`;
  if (!(await ctx.limits.limit('answers', ctx.actor.personId)).allowed)
    return seeOther(c, to, { key: 'conversation.said.too-fast', kind: 'problem' });
  const given = await answerStatement(
    ctx,
    address,
    { statement, value: Number(value) as VoteValue, important: important !== undefined },
    districtOf,
  );
  if (!given.ok) return wayIn(c, given, base) ?? sayNo(c, given, base);
  if (c.req.header('accept')?.includes('application/json')) return nextOne(c, base);
  return back === 'mine' ? seeOther(c, to, { key: 'conversation.said.changed' }) : seeOther(c, to);
}

/** For the script: the next statement, drawn as the page draws it. */
async function nextOne(c: Context<Env>, base: string): Promise<Response> {
  const { reader, csrf } = c.var;
  const read = await readHere(c);
  return c.json({ html: renderToString(<StatementPanel r={reader} csrf={csrf} read={read} base={base} signedIn />) });
}

async function flag(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var;
  const base = baseOf(addressOf(c));
  if (ctx.actor.kind !== 'person') return signInFirst(c, base);
  const form = await readForm(c, flagForm);
  if (!form.ok) return seeOther(c, base, { key: 'conversation.said.not-taken', kind: 'problem' });
  if (!(await ctx.limits.limit('reports', ctx.actor.personId)).allowed)
    return seeOther(c, base, { key: 'conversation.said.too-fast', kind: 'problem' });
  const done = await flagStatement(ctx, addressOf(c), form.value);
  return done.ok ? seeOther(c, base, { key: 'conversation.said.flagged' }) : sayNo(c, done, base);
}
