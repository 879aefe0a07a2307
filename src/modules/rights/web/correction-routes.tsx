import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { displayNames, nameOf } from '#modules/identity/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, readQuery, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { answerCorrection } from '../answer-correction.ts';
import { askCorrection } from '../ask-correction.ts';
import { type Correction, type CorrectionId, DATA, LONGEST_WISH, SHORTEST_WISH } from '../correction.ts';
import { findCorrection, openCorrections } from '../correction-store.ts';
import { mayAnswerCorrections } from '../policy.ts';
import { AskCorrectionPage } from './AskCorrectionPage.tsx';
import { CorrectionDeskPage, CorrectionsDesk } from './CorrectionsDesk.tsx';
import type { RightsOptions } from './options.ts';

const HERE = '/your-data/correct';
const DESK = '/manage/corrections';
const MOST = 50;
const UUID = '[0-9a-f-]{36}';

const askQuery = z.object({ datum: z.enum(DATA).optional().catch(undefined), about: z.string().optional() });
const askForm = z.object({
  datum: z.enum(DATA, 'rights.correct.which-missing'),
  about: z.string().default(''),
  wish: z.string().min(SHORTEST_WISH, 'rights.correct.wish-missing').max(LONGEST_WISH, 'rights.correct.wish-long'),
});
const answerForm = z.object({
  decision: z.enum(['corrected', 'refused'], 'privacy-desk.corrections.decide-missing'),
  to: z.string().max(2000).default(''),
  reason: z.string().min(1, 'refusals.reason-missing').max(2000),
});

/** What somebody cannot change herself: she asks, the desk answers. */
export function correctionRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => askPage(c, options, readQuery(c, askQuery) as Typed, []));
  routes.post(HERE, (c) => ask(c, options));
  routes.get(DESK, deskPage);
  routes.get(`${DESK}/:id{${UUID}}`, (c) => answerPage(c, options, {}, []));
  routes.post(`${DESK}/:id{${UUID}}`, (c) => answer(c, options));
  return routes;
}

async function askPage(
  c: Context<Env>,
  { corrections }: RightsOptions,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const { actor } = ctx;
  if (actor.kind !== 'person') return signInFirst(c, HERE);
  const about = isId(String(typed.about ?? '')) ? String(typed.about) : null;
  const held = [];
  for (const datum of DATA) {
    const now = await corrections.heldNow(ctx, reader, { personId: actor.personId, datum, about });
    if (now !== null) held.push({ datum, now });
  }
  return c.render(<AskCorrectionPage {...{ r: reader, csrf, held, typed, problems }} />, {
    title: reader.t('rights.correct.ask-title'),
    door: 'your-data',
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function ask(c: Context<Env>, options: RightsOptions): Promise<Response> {
  const { ctx, reader } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, HERE);
  const form = await readForm(c, askForm);
  if (!form.ok) return askPage(c, options, form.typed, form.problems);
  const { datum, wish } = form.value;
  const about = datum === 'moderation-note' && isId(form.value.about) ? form.value.about : null;
  const asked = await askCorrection(ctx, { data: options.corrections, reader }, { datum, about, wish });
  if (!asked.ok) return askPage(c, options, form.typed, [{ field: 'datum', message: reader.refusal(asked) }]);
  const blanks = { date: reader.date(asked.value.dueAt) };
  return seeOther(c, '/your-data#correct', { key: 'rights.correct.asked', blanks });
}

async function deskPage(c: Context<Env>): Promise<Response> {
  onlyAnswerers(c);
  const { ctx, reader } = c.var;
  const corrections = await openCorrections(ctx, MOST);
  const people = corrections.map(({ personId }) => personId);
  return c.render(<CorrectionsDesk r={reader} corrections={corrections} names={await displayNames(ctx, people)} />, {
    title: reader.t('privacy-desk.corrections.title'),
    desk: 'corrections',
    unlisted: true,
  });
}

async function answerPage(
  c: Context<Env>,
  { corrections }: RightsOptions,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Response> {
  onlyAnswerers(c);
  const { ctx, reader, csrf } = c.var;
  const one = await correctionAt(c);
  const [now, choices, names] = await Promise.all([
    corrections.heldNow(ctx, reader, one),
    corrections.choices(ctx, reader, one.datum),
    displayNames(ctx, [one.personId]),
  ]);
  const name = nameOf(names, one.personId, reader, reader.t('identity.resident'));
  return c.render(<CorrectionDeskPage {...{ r: reader, csrf, one, name, now, choices, typed, problems }} />, {
    title: reader.t(`rights.correct.datum.${one.datum}`),
    desk: 'corrections',
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function answer(c: Context<Env>, options: RightsOptions): Promise<Response> {
  onlyAnswerers(c);
  const { ctx, reader } = c.var;
  const one = await correctionAt(c);
  const form = await readForm(c, answerForm);
  if (!form.ok) return answerPage(c, options, form.typed, form.problems);
  const { decision, to, reason } = form.value;
  const choices = await options.corrections.choices(ctx, reader, one.datum);
  if (decision === 'corrected' && choices !== null && !fits(choices, to)) {
    const message = reader.t('privacy-desk.corrections.to-missing');
    return answerPage(c, options, form.typed, [{ field: 'to', message }]);
  }
  const done = await answerCorrection(ctx, options.corrections, one.id, {
    ...{ decision, reason },
    to: choices === null ? null : to,
  });
  if (!done.ok) return answerPage(c, options, form.typed, [{ field: 'decision', message: reader.refusal(done) }]);
  return seeOther(c, DESK, { key: 'privacy-desk.corrections.done' });
}

function fits(choices: readonly { readonly value: string }[] | 'words', to: string): boolean {
  return choices === 'words' ? to !== '' : choices.some(({ value }) => value === to);
}

async function correctionAt(c: Context<Env>): Promise<Correction> {
  const id = c.req.param('id') ?? '';
  const one = isId(id) ? await findCorrection(c.var.ctx, id as CorrectionId) : undefined;
  if (!one) throw notFound();
  return one;
}

function onlyAnswerers(c: Context<Env>): void {
  if (!mayAnswerCorrections(c.var.ctx.actor)) throw forbidden();
}
