import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId, type ProposalId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { carryConsensus, laterSteps } from '../../carry-consensus.ts';
import { findMap } from '../../map-store.ts';
import { moderateStatements } from '../../moderate-statements.ts';
import { conversationToKeep, type Place } from '../../place.ts';
import { mayRunConversation } from '../../policy.ts';
import { proposalsToTake } from '../../proposals-to-take.ts';
import { seedStatements } from '../../seed-statements.ts';
import { flagsOf, listStatements } from '../../statement-store.ts';
import { takeOverProposals } from '../../take-over-proposals.ts';
import type { ConversationOptions } from '../answer-routes.tsx';
import { addressOf, deskOf, sayNo } from '../base.ts';
import { CarryPage, DeskPage, SeedPage, TakeOverPage } from './DeskPages.tsx';

const HERE = '/manage/conversations/:process/:step';
const picked = z.array(z.coerce.number().int().min(1)).max(500).default([]);
const moderating = z.object({
  picked,
  do: z.enum(['let-in', 'take-out']).default('let-in'),
  reason: z.string().max(1000).default(''),
});
const seeding = z.object({ lines: z.string().max(100_000), language: z.enum(LANGUAGES) });
const carrying = z.object({ picked, into: z.string().max(80) });

/** The desk of a conversation: what waits, the first statements, what is taken over and what goes on. */
export function deskRoutes(options: ConversationOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => desk(c, {}));
  routes.post(`${HERE}/statements`, moderate);
  routes.get(`${HERE}/seed`, async (c) => seedPage(c, {}, null));
  routes.post(`${HERE}/seed`, seed);
  routes.get(`${HERE}/proposals`, async (c) => takeOverPage(c, {}, null));
  routes.post(`${HERE}/proposals`, takeOver);
  routes.get(`${HERE}/carry`, async (c) => carryPage(c, options));
  routes.post(`${HERE}/carry`, carry);
  return routes;
}

async function placeHere(c: Context<Env>, work: 'moderate' | 'run'): Promise<Place> {
  const place = await conversationToKeep(c.var.ctx, addressOf(c), work);
  if (!('code' in place)) return place;
  throw place.code === 'not-your-conversation' || c.var.ctx.actor.kind === 'visitor' ? forbidden() : notFound();
}

function headOf(c: Context<Env>, place: Place, page: string, status: 200 | 422 = 200) {
  const { t, text } = c.var.reader;
  const title = t(`conversation-desk.${page}.title`, { step: text(place.step.title) });
  return { title, door: 'desk', desk: 'processes', unlisted: true, status } as const;
}

// words: conversation-desk.desk.title conversation-desk.seed.title conversation-desk.take.title conversation-desk.carry.title
async function desk(c: Context<Env>, typed: { reason?: string; problem?: string }): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const place = await placeHere(c, 'moderate');
  const [statements, flags, stored] = await Promise.all([
    listStatements(ctx, place.step.id, ['held', 'shown', 'out']),
    flagsOf(ctx, place.step.id),
    findMap(ctx, place.step.id),
  ]);
  const mayRun = mayRunConversation(ctx.actor, place.process.id);
  return c.render(
    <DeskPage {...{ r: reader, csrf, place, statements, flags, stored, mayRun, typed }} here={deskOf(addressOf(c))} />,
    headOf(c, place, 'desk', typed.problem ? 422 : 200),
  );
}

async function moderate(c: Context<Env>): Promise<Response> {
  const here = deskOf(addressOf(c));
  await placeHere(c, 'moderate');
  const form = await readForm(c, moderating);
  if (!form.ok || form.value.picked.length === 0)
    return seeOther(c, here, { key: 'conversation-desk.said.none-picked', kind: 'problem' });
  const { picked: numbers, do: what, reason } = form.value;
  const decision = what === 'let-in' ? ({ state: 'shown' } as const) : ({ state: 'out', reason } as const);
  const done = await moderateStatements(c.var.ctx, addressOf(c), numbers, decision);
  if (done.ok) return seeOther(c, here, { key: `conversation-desk.said.${what}`, blanks: { n: done.value.changed } });
  if (done.code === 'reason-needed') return desk(c, { reason, problem: c.var.reader.refusal(done) });
  return sayNo(c, done, here);
}

// words: conversation-desk.said.let-in conversation-desk.said.take-out
async function seedPage(
  c: Context<Env>,
  typed: { lines?: string; language?: string },
  refused: Refusal | null,
): Promise<Response> {
  const { reader, csrf } = c.var;
  const place = await placeHere(c, 'run');
  const problem = refused && reader.refusal(refused);
  return c.render(
    <SeedPage {...{ r: reader, csrf, place, typed, problem }} here={deskOf(addressOf(c))} />,
    headOf(c, place, 'seed', refused ? 422 : 200),
  );
}

async function seed(c: Context<Env>): Promise<Response> {
  await placeHere(c, 'run');
  const form = await readForm(c, seeding);
  const typed = { lines: String(form.typed.lines ?? ''), language: String(form.typed.language ?? '') };
  if (!form.ok) return seedPage(c, typed, { ok: false, code: 'statements-missing', details: {} });
  const done = await seedStatements(c.var.ctx, addressOf(c), form.value);
  if (!done.ok) return seedPage(c, typed, done);
  return seeOther(c, deskOf(addressOf(c)), { key: 'conversation-desk.said.seeded', blanks: { n: done.value.added } });
}

async function takeOverPage(
  c: Context<Env>,
  typed: Readonly<Record<string, unknown>>,
  refused: Refusal | null,
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const place = await placeHere(c, 'run');
  const proposals = await proposalsToTake(ctx, place);
  const problem = refused && reader.refusal(refused);
  return c.render(
    <TakeOverPage {...{ r: reader, csrf, place, proposals, typed, problem }} here={deskOf(addressOf(c))} />,
    headOf(c, place, 'take', refused ? 422 : 200),
  );
}

async function takeOver(c: Context<Env>): Promise<Response> {
  await placeHere(c, 'run');
  const form = await readForm(c, z.looseObject({ picked: z.array(z.string()).max(500).default([]) }));
  const ids = form.ok ? form.value.picked.filter(isId) : [];
  if (ids.length === 0)
    return seeOther(c, `${deskOf(addressOf(c))}/proposals`, {
      key: 'conversation-desk.said.none-picked',
      kind: 'problem',
    });
  const taken = ids.map((id) => ({ id: id as ProposalId, body: String(form.typed[`body-${id}`] ?? '') }));
  const done = await takeOverProposals(c.var.ctx, addressOf(c), taken);
  if (!done.ok) return takeOverPage(c, form.typed, done);
  return seeOther(c, deskOf(addressOf(c)), { key: 'conversation-desk.said.taken', blanks: { n: done.value.added } });
}

async function carryPage(c: Context<Env>, { takers }: ConversationOptions): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const place = await placeHere(c, 'run');
  const [statements, stored] = await Promise.all([listStatements(ctx, place.step.id), findMap(ctx, place.step.id)]);
  const steps = laterSteps(place, ctx.clock.now());
  const others = place.process.steps.flatMap((step) => {
    const taker = takers.find(({ method }) => method === step.method);
    return taker && step.position > place.step.position
      ? [{ step, href: taker.address(place.process, step.slug) }]
      : [];
  });
  return c.render(
    <CarryPage {...{ r: reader, csrf, place, statements, stored, steps, others }} here={deskOf(addressOf(c))} />,
    headOf(c, place, 'carry'),
  );
}

async function carry(c: Context<Env>): Promise<Response> {
  await placeHere(c, 'run');
  const here = deskOf(addressOf(c));
  const form = await readForm(c, carrying);
  if (!form.ok || form.value.picked.length === 0)
    return seeOther(c, `${here}/carry`, { key: 'conversation-desk.said.none-picked', kind: 'problem' });
  const done = await carryConsensus(c.var.ctx, addressOf(c), { numbers: form.value.picked, into: form.value.into });
  if (!done.ok) return sayNo(c, done, `${here}/carry`);
  const { carried, step } = done.value;
  return seeOther(c, here, {
    key: 'conversation-desk.said.carried',
    blanks: { n: carried, step: c.var.reader.text(step.title) },
  });
}
