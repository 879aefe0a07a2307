import { type Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { answerTerms, termsQuestion } from '../answer-terms.ts';
import { TermsPage } from './TermsPage.tsx';

const answerForm = z.object({ version: z.string().max(64), next: z.string().optional() });
const laterForm = z.object({ next: z.string().optional() });

/** The terms changed: what a person says to it. */
export function termsRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/terms', (c) => termsPage(c, localPath(c.req.query('next'))));
  routes.post('/terms', answer);
  routes.post('/terms/later', putOff);
  return routes;
}

async function termsPage(c: Context<Env>, next: string, problem?: string): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const question = await termsQuestion(ctx);
  // Nothing is asked of her: here they are to be read.
  if (!question) return c.redirect('/pages/terms', 303);
  const isHelped = ctx.actor.kind === 'person' && ctx.actor.limited?.kind === 'assisted';
  return c.render(<TermsPage {...{ r: reader, csrf, question, next, isHelped, problem }} />, {
    title: reader.t('city.terms.page'),
    status: problem ? 409 : 200,
    unlisted: true,
  });
}

async function answer(c: Context<Env>): Promise<Response> {
  if (c.var.ctx.actor.kind !== 'person') return signInFirst(c, '/terms');
  const form = await readForm(c, answerForm);
  const next = localPath(String(form.typed.next ?? ''));
  const answered = await answerTerms(c.var.ctx, form.ok ? form.value.version : '');
  return answered.ok
    ? seeOther(c, next, { key: 'city.terms.accepted' })
    : termsPage(c, next, c.var.reader.refusal(answered));
}

/** Until her next visit: as long as the browser is open. */
async function putOff(c: Context<Env>): Promise<Response> {
  const form = await readForm(c, laterForm);
  const question = await termsQuestion(c.var.ctx);
  if (question) {
    const secure = c.var.ctx.origin.startsWith('https:');
    setCookie(c, 'ateneu_terms_later', question.version.version, {
      ...{ path: '/', httpOnly: true, sameSite: 'Lax', secure },
    });
  }
  return c.redirect(localPath(form.ok ? form.value.next : undefined), 303);
}
