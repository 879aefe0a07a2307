import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { DistrictId } from '#kernel/ids.ts';
import type { Refusal } from '#kernel/result.ts';
import { listAreas } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { endAssistance, giveCodeHome } from '../act-for-resident.ts';
import { consentAtDesk } from '../ask-guardian.ts';
import { listAssistances } from '../assist-store.ts';
import { mayAssist } from '../policy.ts';
import { startAssistance } from '../start-assistance.ts';
import { AGE_EDGES } from '../taking-part.ts';
import { verifyAtDesk } from '../verify-at-desk.ts';
import { AssistDesk, BesidePage, type DeskForm } from './AssistPages.tsx';

const HERE = '/manage/assist';

const seen = {
  document: z.string().max(60, 'refusals.document-unreadable'),
  ageFrom: z
    .string()
    .default('')
    .transform((years) => AGE_EDGES.find((edge) => String(edge) === years) ?? null),
  districtId: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .transform((id) => (id || null) as DistrictId | null),
};
const assistForm = z.object({ ...seen, place: z.string().max(80).default(''), beside: z.string().optional() });
const verifyForm = z.object({ ...seen, email: z.email('identity.form.email-wrong') });
const guardianForm = z.object({ document: seen.document });

/** The desk of a library: verify, help, and act for a resident beside her. */
export function assistRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => deskPage(c, null));
  routes.post(HERE, start);
  routes.post(`${HERE}/verify`, verify);
  routes.post(`${HERE}/guardian`, consent);
  routes.get('/assist', (c) => besidePage(c));
  routes.post('/assist/code', giveCode);
  routes.post('/assist/end', end);
  return routes;
}

interface Returned {
  readonly form: DeskForm;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

async function deskPage(c: Context<Env>, returned: Returned | null): Promise<Response> {
  onlyAssistants(c);
  const { ctx, reader: r, csrf } = c.var;
  const staffId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const [districts, mine] = await Promise.all([
    listAreas(ctx, 'district'),
    staffId ? listAssistances(ctx, { staffId }, 10) : [],
  ]);
  const { form, typed, problems } = returned ?? { form: null, typed: {}, problems: [] };
  return c.render(<AssistDesk {...{ r, csrf, districts, mine, form, typed, problems }} />, {
    title: r.t('verification-desk.assist.page'),
    desk: 'assist',
    status: returned ? 422 : 200,
    unlisted: true,
  });
}

function onlyAssistants(c: Context<Env>): void {
  if (!mayAssist(c.var.ctx.actor)) throw forbidden();
}

async function start(c: Context<Env>): Promise<Response> {
  onlyAssistants(c);
  const form = await readForm(c, assistForm);
  if (!form.ok) return deskPage(c, { form: 'assist', ...form });
  const { beside, ...asked } = form.value;
  const started = await startAssistance(c.var.ctx, { ...asked, isBeside: beside === '1' });
  if (started.ok) return seeOther(c, '/assist', { key: 'verification.said.beside' });
  return deskPage(c, { form: 'assist', typed: form.typed, problems: [problemOf(c, started)] });
}

async function verify(c: Context<Env>): Promise<Response> {
  onlyAssistants(c);
  const form = await readForm(c, verifyForm);
  if (!form.ok) return deskPage(c, { form: 'verify', ...form });
  const done = await verifyAtDesk(c.var.ctx, form.value);
  if (done.ok) return seeOther(c, HERE, { key: 'verification-desk.said.verified' });
  return deskPage(c, { form: 'verify', typed: form.typed, problems: [problemOf(c, done)] });
}

async function consent(c: Context<Env>): Promise<Response> {
  onlyAssistants(c);
  const form = await readForm(c, guardianForm);
  if (!form.ok) return deskPage(c, { form: 'guardian', ...form });
  const done = await consentAtDesk(c.var.ctx, form.value.document);
  if (done.ok) return seeOther(c, HERE, { key: 'verification-desk.said.consented' });
  return deskPage(c, { form: 'guardian', typed: form.typed, problems: [problemOf(c, done)] });
}

function problemOf(c: Context<Env>, refusal: Refusal): FieldProblem {
  const about: Record<string, string> = { 'not-beside-you': 'beside', 'no-such-account': 'email' };
  return { field: about[refusal.code] ?? 'document', message: c.var.reader.refusal(refusal) };
}

async function besidePage(c: Context<Env>, code: { code: string; until: Date } | null = null): Promise<Response> {
  const { ctx, reader: r, csrf } = c.var;
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited?.kind !== 'assisted') {
    if (mayAssist(actor)) return c.redirect(HERE, 303);
    throw forbidden();
  }
  const { assistanceId, until } = actor.limited;
  const [now] = (await listAssistances(ctx, { personId: actor.personId })).filter(({ id }) => id === assistanceId);
  return c.render(<BesidePage {...{ r, csrf, until, code, acts: now?.acts ?? [] }} />, {
    title: r.t('verification.beside.title'),
    unlisted: true,
  });
}

async function giveCode(c: Context<Env>): Promise<Response> {
  const given = await giveCodeHome(c.var.ctx);
  if (!given.ok) throw forbidden();
  return besidePage(c, given.value);
}

async function end(c: Context<Env>): Promise<Response> {
  const ended = await endAssistance(c.var.ctx);
  if (!ended.ok) throw forbidden();
  return seeOther(c, HERE, { key: 'verification-desk.said.ended' });
}
