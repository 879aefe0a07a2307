import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Refusal } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { addPasskey, askForPasskey } from '../add-passkey.ts';
import { namePasskey, newRecoveryCodes, readFactors, removeFactor } from '../change-factors.ts';
import { proveWithCode, proveWithPasskey } from '../prove-factor.ts';
import { askToSign } from '../sign-in-with-passkey.ts';
import type { PasskeyId } from '../tables.ts';
import { appRoutes } from './app-routes.tsx';
import { credentialField } from './credential.ts';
import { ProvePage, RecoveryCodesPage } from './FactorPages.tsx';
import { FactorsPage } from './FactorsPage.tsx';

const HERE = '/account/second-factor';
const answer = z.object({
  challenge: z.uuid('passkeys.form.unreadable'),
  response: credentialField,
  next: z.string().optional(),
  name: z.string().max(60).default(''),
});

export interface FactorOptions {
  /** The city's OpenID Connect provider, by its name; null: none. */
  readonly provider: { readonly label: string } | null;
  /** The city's name, as the passkey will carry it. */
  cityName(ctx: Ctx): Promise<string>;
}

/** How somebody proves that it is she: passkeys, codes of an app, recovery codes. */
export function factorRoutes(options: FactorOptions): Hono<Env> {
  const routes = new Hono<Env>();
  const { factorsPage, refused } = pagesOf(options.provider?.label ?? null);
  routes.get(HERE, (c) => factorsPage(c));
  addProving(routes, { factorsPage, refused });

  routes.post('/passkeys/options', async (c) => {
    const { ctx, reader } = c.var;
    const form = await readForm(c, z.object({ kind: z.enum(['sign-in', 'prove', 'create']) }));
    const kind = form.ok ? form.value.kind : 'sign-in';
    const limit = await ctx.limits.limit('passkey-asks', c.var.visitorKey);
    if (!limit.allowed) return c.json({ problem: reader.t('passkeys.too-often') }, 429);
    if (kind !== 'create') return c.json(await askToSign(ctx));
    const asked = await askForPasskey(ctx, await options.cityName(ctx));
    return asked.ok ? c.json(asked.value) : c.json({ problem: reader.refusal(asked) });
  });

  routes.post('/account/passkeys', async (c) => {
    const form = await readForm(c, answer);
    if (!form.ok) return factorsPage(c, c.var.reader.t('passkeys.form.unreadable'));
    const { challenge, response, name, next } = form.value;
    const made = { challengeId: challenge, response: response as unknown as RegistrationResponseJSON, name };
    const added = await addPasskey(c.var.ctx, made);
    if (!added.ok) return refused(c, added);
    const after = localPath(next, HERE);
    if (added.value.recoveryCodes.length > 0) return recoveryPage(c, added.value.recoveryCodes, after);
    return seeOther(c, after, { key: 'passkeys.said.added' });
  });

  routes.post('/account/passkeys/:id/name', async (c) => {
    const form = await readForm(c, z.object({ name: z.string().max(60) }));
    if (!form.ok) return c.redirect(HERE, 303);
    const named = await namePasskey(c.var.ctx, c.req.param('id') as PasskeyId, form.value.name);
    return named.ok ? seeOther(c, HERE, { key: 'passkeys.said.named' }) : signInFirst(c, HERE);
  });

  routes.post('/account/passkeys/:id/remove', async (c) => {
    const removed = await removeFactor(c.var.ctx, { passkey: c.req.param('id') as PasskeyId });
    return removed.ok ? seeOther(c, HERE, { key: 'passkeys.said.removed' }) : refused(c, removed);
  });

  routes.post('/account/recovery-codes', async (c) => {
    const renewed = await newRecoveryCodes(c.var.ctx);
    return renewed.ok ? recoveryPage(c, renewed.value, HERE) : refused(c, renewed);
  });

  routes.route('/', appRoutes({ ...options, refused, recoveryPage }));
  return routes;
}

function addProving(routes: Hono<Env>, { factorsPage, refused }: Pages): void {
  routes.post(`${HERE}/passkey`, async (c) => {
    const form = await readForm(c, answer);
    if (!form.ok) return factorsPage(c, c.var.reader.t('passkeys.form.unreadable'));
    const { challenge, response, next } = form.value;
    const given = { challengeId: challenge, response: response as unknown as AuthenticationResponseJSON };
    const proven = await proveWithPasskey(c.var.ctx, given);
    return proven.ok ? seeOther(c, localPath(next, HERE), { key: 'passkeys.said.proven' }) : refused(c, proven);
  });

  routes.post(`${HERE}/code`, async (c) => {
    const form = await readForm(c, z.object({ code: z.string().max(60), next: z.string().optional() }));
    if (!form.ok) return c.redirect(HERE, 303);
    const proven = await proveWithCode(c.var.ctx, form.value.code);
    return proven.ok
      ? seeOther(c, localPath(form.value.next, HERE), { key: 'passkeys.said.proven' })
      : refused(c, proven);
  });
}

interface Pages {
  factorsPage(c: Context<Env>, problem?: string): Promise<Response>;
  /** A refusal as the page with its sentence; where she must sign in again or prove herself, the way there. */
  refused(c: Context<Env>, refusal: Refusal): Response | Promise<Response>;
}

function pagesOf(provider: string | null): Pages {
  const factorsPage: Pages['factorsPage'] = async (c, problem) => {
    const { ctx, reader, csrf } = c.var;
    const factors = await readFactors(ctx);
    if (!factors || ctx.actor.kind !== 'person') return signInFirst(c, HERE);
    const next = localPath(c.req.query('next'), HERE);
    const mustProve = (factors.passkeys.length > 0 || factors.app) && !factors.isProven;
    const page = { r: reader, csrf, factors, next, problem };
    const waits = ctx.actor.heldBack !== undefined;
    const content = mustProve ? <ProvePage {...page} /> : <FactorsPage {...page} waits={waits} provider={provider} />;
    return c.render(content, {
      title: reader.t(mustProve ? 'passkeys.prove.title' : 'passkeys.title'),
      status: problem ? 422 : 200,
      islands: ['passkey'],
      unlisted: true,
    });
  };
  const refused: Pages['refused'] = (c, refusal) => {
    if (refusal.code === 'sign-in-needed') return signInFirst(c, HERE);
    if (refusal.code === 'sign-in-again') return c.redirect(`/sign-in?again=1&next=${HERE}`, 303);
    return factorsPage(c, c.var.reader.refusal(refusal));
  };
  return { factorsPage, refused };
}

function recoveryPage(c: Context<Env>, codes: readonly string[], next: string): Response | Promise<Response> {
  const { reader } = c.var;
  return c.render(<RecoveryCodesPage r={reader} codes={codes} next={next} />, {
    title: reader.t('passkeys.recovery.title'),
    unlisted: true,
  });
}
