import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import type { SignInProvider } from '#platform/sign-in-provider.ts';
import { removeFactor } from '../change-factors.ts';
import { readEmail } from '../read-account.ts';
import { joinAfterCode, joinProvider, type PendingIdentity, signInWithProvider } from '../sign-in-with-provider.ts';
import type { SignedIn } from '../sign-in-with-ticket.ts';
import { describeDevice } from './device.ts';
import { JoinPage } from './JoinPage.tsx';

const MINUTES = 15;
const RETURN = '/sign-in/provider/return';
const FACTORS = '/account/second-factor';

export interface ProviderOptions {
  /** null: the city has none. */
  readonly provider: SignInProvider | null;
  termsVersion(ctx: Ctx): Promise<string>;
  welcome(c: Context<Env>, signedIn: SignedIn): Response | Promise<Response>;
}

const departure = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });
const pendingSchema = z.object({ issuer: z.string(), subjectLookup: z.string(), emailLookup: z.string().nullable() });

/** Signing in at the city's OpenID Connect provider. */
export function providerRoutes(options: ProviderOptions): Hono<Env> {
  const routes = new Hono<Env>();
  const { provider } = options;

  routes.get('/sign-in/provider', async (c) => {
    if (!provider) throw notFound();
    const next = localPath(c.req.query('next'));
    const begun = await provider.begin(`${c.var.ctx.origin}${RETURN}`).catch(() => null);
    if (!begun) return seeOther(c, `/sign-in?next=${encodeURIComponent(next)}`, unreachable(provider));
    keep(c, 'departure', { ...begun.departure, next });
    return c.redirect(begun.url, 303);
  });

  routes.get(RETURN, async (c) => {
    if (!provider) throw notFound();
    const kept = departure.safeParse(taken(c, 'departure'));
    if (!kept.success) return seeOther(c, '/sign-in', { key: 'passkeys.provider.started-elsewhere', kind: 'problem' });
    const { next, ...left } = kept.data;
    const claims = await provider.finish(c.var.url, left).catch(() => null);
    if (!claims) return seeOther(c, `/sign-in?next=${encodeURIComponent(next)}`, unreachable(provider));
    const arrival = {
      device: describeDevice(c.req.header('user-agent')),
      termsVersion: await options.termsVersion(c.var.ctx),
      ...{ visitorKey: c.var.visitorKey, next },
    };
    const arrived = await signInWithProvider(c.var.ctx, claims, arrival);
    if (!arrived.ok) return seeOther(c, '/sign-in', { key: 'passkeys.provider.wait', kind: 'problem' });
    const how = arrived.value;
    if (how.kind === 'signed-in') return options.welcome(c, { ...how, next });
    keep(c, 'joining', how.pending);
    if (how.kind === 'confirm-by-code')
      return seeOther(c, `/sign-in/code?ticket=${how.ticketId}`, { key: 'passkeys.provider.code-sent' });
    if (how.kind === 'confirm-here') return c.redirect('/account/provider', 303);
    return seeOther(c, `/sign-in?next=${encodeURIComponent(next)}`, { key: 'passkeys.provider.address-needed' });
  });

  addJoining(routes, provider);
  return routes;
}

function addJoining(routes: Hono<Env>, provider: SignInProvider | null): void {
  routes.get('/account/provider', async (c) => {
    const { ctx, reader, csrf } = c.var;
    if (!provider) throw notFound();
    if (ctx.actor.kind !== 'person') return signInFirst(c);
    return c.render(<JoinPage r={reader} csrf={csrf} label={provider.label} />, {
      title: reader.t('passkeys.provider.join', { provider: provider.label }),
      unlisted: true,
    });
  });

  routes.post('/account/provider', async (c) => {
    if (!provider) throw notFound();
    const pending = pendingSchema.safeParse(taken(c, 'joining'));
    if (!pending.success) return c.redirect(FACTORS, 303);
    const joined = await joinProvider(c.var.ctx, pending.data);
    if (joined.ok) return seeOther(c, FACTORS, { key: 'passkeys.provider.joined' });
    if (joined.code === 'sign-in-needed') return signInFirst(c, FACTORS);
    if (joined.code === 'sign-in-again') return c.redirect(`/sign-in?again=1&next=${FACTORS}`, 303);
    if (joined.code === 'second-factor-needed') return c.redirect(FACTORS, 303);
    return seeOther(c, FACTORS, { key: 'passkeys.provider.taken', kind: 'problem' });
  });

  routes.post('/account/provider/remove', async (c) => {
    const removed = await removeFactor(c.var.ctx, 'provider');
    if (removed.ok) return seeOther(c, FACTORS, { key: 'passkeys.provider.removed' });
    return removed.code === 'second-factor-needed' ? c.redirect(FACTORS, 303) : signInFirst(c, FACTORS);
  });
}

/**
 * After a code from her mailbox: what waited at the provider is hers, if it waited for this address. What waits for
 * nobody's address may be of whoever sat at this machine before her: she is asked.
 */
export async function joinWhatWaited(c: Context<Env>, personId: PersonId): Promise<'joined' | 'asks' | null> {
  const pending = pendingSchema.safeParse(taken(c, 'joining'));
  if (!pending.success) return null;
  if (pending.data.emailLookup === null) {
    keep(c, 'joining', pending.data);
    return 'asks';
  }
  const email = await readEmail(c.var.ctx, personId);
  if (email === null) return null;
  const isJoined = await joinAfterCode(c.var.ctx, personId, email, pending.data satisfies PendingIdentity);
  return isJoined ? 'joined' : null;
}

function unreachable({ label }: SignInProvider) {
  return { key: 'passkeys.provider.unreachable', kind: 'problem', blanks: { provider: label } } as const;
}

type Kept = 'departure' | 'joining';
const cookieOf = (kept: Kept) => `ateneu_${kept}`;

/** Signed, in this browser alone, for minutes. `Lax`: it must be there when the provider sends the browser back. */
function keep(c: Context<Env>, what: Kept, value: object): void {
  const until = c.var.ctx.clock.now().getTime() + MINUTES * 60_000;
  setCookie(c, cookieOf(what), c.var.ctx.keys.signToken(`provider-${what}`, JSON.stringify({ ...value, until })), {
    ...{ path: '/', httpOnly: true, sameSite: 'Lax', maxAge: MINUTES * 60 },
    secure: c.var.ctx.origin.startsWith('https:'),
  });
}

/** Read once; null when it is none of ours, or too old. */
function taken(c: Context<Env>, what: Kept): unknown {
  const cookie = getCookie(c, cookieOf(what));
  if (!cookie) return null;
  deleteCookie(c, cookieOf(what), { path: '/' });
  const text = c.var.ctx.keys.verifyToken(`provider-${what}`, cookie);
  const value = text === null ? null : (JSON.parse(text) as { until?: number });
  return value && (value.until ?? 0) > c.var.ctx.clock.now().getTime() ? value : null;
}
