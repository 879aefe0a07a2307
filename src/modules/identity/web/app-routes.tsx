import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { removeFactor } from '../change-factors.ts';
import { base32, otpauthUri } from '../one-time-code.ts';
import { confirmOneTimeCodes, setUpOneTimeCodes } from '../set-up-one-time-codes.ts';
import { AppPage } from './FactorPages.tsx';
import type { FactorOptions } from './factor-routes.tsx';

const HERE = '/account/app';
const FACTORS = '/account/second-factor';

interface AppOptions extends FactorOptions {
  refused(c: Context<Env>, refusal: Refusal): Response | Promise<Response>;
  recoveryPage(c: Context<Env>, codes: readonly string[], next: string): Response | Promise<Response>;
}

/** Codes of an app on her phone, for whoever has no passkey. */
export function appRoutes(options: AppOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => appPage(c, options, localPath(c.req.query('next'), FACTORS)));

  routes.post(HERE, async (c) => {
    const form = await readForm(c, z.object({ code: z.string().max(40), next: z.string().optional() }));
    if (!form.ok) return c.redirect(HERE, 303);
    const next = localPath(form.value.next, FACTORS);
    const confirmed = await confirmOneTimeCodes(c.var.ctx, form.value.code);
    if (confirmed.ok) {
      const { recoveryCodes } = confirmed.value;
      if (recoveryCodes.length > 0) return options.recoveryPage(c, recoveryCodes, next);
      return seeOther(c, next, { key: 'passkeys.said.app' });
    }
    if (confirmed.code !== 'factor-code-wrong' && confirmed.code !== 'too-many-sign-ins')
      return options.refused(c, confirmed);
    return appPage(c, options, next, c.var.reader.refusal(confirmed));
  });

  routes.post(`${HERE}/remove`, async (c) => {
    const removed = await removeFactor(c.var.ctx, 'app');
    return removed.ok ? seeOther(c, FACTORS, { key: 'passkeys.said.app-removed' }) : options.refused(c, removed);
  });
  return routes;
}

async function appPage(c: Context<Env>, options: AppOptions, next: string, problem?: string): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, HERE);
  const set = await setUpOneTimeCodes(ctx);
  if (!set.ok) return options.refused(c, set);
  const { secret } = set.value;
  const uri = otpauthUri(secret, await options.cityName(ctx), ctx.actor.displayName || ctx.origin);
  const groups =
    base32(secret)
      .match(/.{1,4}/g)
      ?.join(' ') ?? '';
  return c.render(<AppPage r={reader} csrf={csrf} secret={groups} uri={uri} next={next} problem={problem} />, {
    title: reader.t('passkeys.app.set-up'),
    status: problem ? 422 : 200,
    unlisted: true,
  });
}
