import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { answerGuardian, guardianRequest } from '../ask-guardian.ts';
import { endGuestSessionsOf } from '../guest-store.ts';
import { keepGuest } from '../keep-guest.ts';
import { dropGuestCookie, guestToken } from './guest-cookie.ts';
import { GuardianGonePage, GuardianPage, GuestPage, KeepPage, TakePartPage } from './TakePartPages.tsx';

/** Taking part without an account, keeping it under one, and what a guardian answers. */
export function guestRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/take-part', (c) => {
    const next = localPath(c.req.query('next'), '/processes');
    if (c.var.ctx.actor.kind === 'person') return c.redirect(next, 303);
    const { reader } = c.var;
    return c.render(<TakePartPage r={reader} next={next} />, {
      title: reader.t('verification.take-part.title'),
      unlisted: true,
    });
  });
  routes.get('/guest', guestPage);
  routes.post('/guest/leave', leave);
  routes.get('/guest/keep', (c) => keepPage(c, null));
  routes.post('/guest/keep', keep);
  routes.get('/guardian/:token', (c) => guardianPage(c, null));
  routes.post('/guardian/:token', answer);
  return routes;
}

function guestPage(c: Context<Env>): Response | Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person' || ctx.actor.limited?.kind !== 'guest') return c.redirect('/take-part', 303);
  const code = ctx.keys.verifyToken('return-code-page', c.req.query('code') ?? '');
  const next = localPath(c.req.query('next'), '');
  return c.render(<GuestPage {...{ r: reader, csrf, code, next }} until={ctx.actor.limited.until} />, {
    title: reader.t('verification.guest.title'),
    unlisted: true,
  });
}

async function leave(c: Context<Env>): Promise<Response> {
  const { actor } = c.var.ctx;
  if (actor.kind === 'person' && actor.limited?.kind === 'guest') await endGuestSessionsOf(c.var.ctx, actor.personId);
  dropGuestCookie(c);
  return seeOther(c, '/', { key: 'verification.said.guest-left' });
}

function keepPage(c: Context<Env>, problem: string | null): Response | Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, '/guest/keep');
  if (ctx.actor.limited) return c.redirect('/sign-in?again=1&next=%2Fguest%2Fkeep', 303);
  if (!problem && !guestToken(c, ctx.origin)) return c.redirect('/verify', 303);
  return c.render(<KeepPage r={reader} csrf={csrf} problem={problem} />, {
    title: reader.t('verification.keep.title'),
    status: problem ? 409 : 200,
    unlisted: true,
  });
}

async function keep(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const kept = await keepGuest(ctx, guestToken(c, ctx.origin));
  if (!kept.ok && kept.code === 'sign-in-first') return signInFirst(c, '/guest/keep');
  if (!kept.ok) return keepPage(c, reader.refusal(kept));
  dropGuestCookie(c);
  return seeOther(c, '/verify', { key: 'verification.said.kept' });
}

async function guardianPage(c: Context<Env>, problem: string | null): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const request = await guardianRequest(ctx, c.req.param('token') ?? '');
  if (!request) {
    const title = reader.t('verification.guardian.gone.title');
    return c.render(<GuardianGonePage r={reader} />, { title, status: 410, unlisted: true });
  }
  const page = { r: reader, csrf, problem, answer: request.answer, action: c.var.url.pathname };
  return c.render(<GuardianPage {...page} />, {
    title: reader.t('verification.guardian.page.title'),
    status: problem ? 422 : 200,
    unlisted: true,
  });
}

const answerForm = z.object({ answer: z.enum(['yes', 'no']).catch('no'), guardian: z.string().optional() });

async function answer(c: Context<Env>): Promise<Response> {
  const form = await readForm(c, answerForm);
  const consents = form.ok && form.value.answer === 'yes';
  if (consents && !form.value.guardian) return guardianPage(c, c.var.reader.t('verification.guardian.page.tick'));
  const token = c.req.param('token') ?? '';
  const answered = await answerGuardian(c.var.ctx, token, consents);
  if (!answered.ok) return guardianPage(c, null);
  // words: verification.said.guardian-yes verification.said.guardian-no verification.said.guardian-withdrawn
  return seeOther(c, `/guardian/${token}`, { key: `verification.said.guardian-${answered.value}` });
}
