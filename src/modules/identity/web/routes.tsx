import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { localPath, seeOther } from '#platform/http/respond.ts';
import type { SignInProvider } from '#platform/sign-in-provider.ts';
import { askToSignIn } from '../ask-to-sign-in.ts';
import { endSession } from '../end-session.ts';
import { signInWithPasskey } from '../sign-in-with-passkey.ts';
import { isLinkOpen, type SignedIn, signInWithCode, signInWithLink, startSession } from '../sign-in-with-ticket.ts';
import { findPersonByEmail } from '../store.ts';
import type { TicketId } from '../tables.ts';
import { type AccountOptions, accountRoutes } from './account-routes.tsx';
import { dropSession, keepSession } from './cookie.ts';
import { credentialField } from './credential.ts';
import { describeDevice } from './device.ts';
import { emailRoutes } from './email-routes.tsx';
import { type FactorOptions, factorRoutes } from './factor-routes.tsx';
import { joinWhatWaited, providerRoutes } from './provider-routes.tsx';
import { CodePage, LinkPage, SignInPage } from './SignInPages.tsx';

export interface IdentityOptions extends AccountOptions, FactorOptions {
  /** The city's OpenID Connect provider; null: none. */
  readonly provider: SignInProvider | null;
  /** Version of the terms in force: signing in for the first time accepts them. */
  termsVersion(ctx: Ctx): Promise<string>;
  /** In the demo city: whom one may sign in as with one press. Empty anywhere else. */
  demoPeople(ctx: Ctx): Promise<readonly DemoPerson[]>;
}

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  /** Key of words: `identity.demo.<role>`. */
  readonly role: 'resident' | 'facilitator' | 'officer' | 'moderator' | 'assistant' | 'administrator';
}

const address = z.object({
  email: z.email('identity.form.email-wrong').max(254, 'identity.form.email-wrong'),
  next: z.string().optional(),
});
const code = z.object({
  ticket: z.uuid('identity.form.code-wrong'),
  code: z.string().min(1, 'identity.form.code-missing').max(40, 'identity.form.code-wrong'),
});

const passkey = z.object({
  challenge: z.uuid('passkeys.form.unreadable'),
  response: credentialField,
  next: z.string().optional(),
});

export function identityRoutes(options: IdentityOptions): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/sign-in', async (c) => {
    const next = localPath(c.req.query('next'));
    // `again`: before something that asks for a fresh session.
    if (c.var.ctx.actor.kind === 'person' && c.req.query('again') === undefined) return c.redirect(next, 303);
    return signInPage(c, options, { next });
  });

  routes.post('/sign-in', async (c) => {
    const form = await readForm(c, address);
    const next = localPath(String(form.typed.next ?? ''));
    if (!form.ok)
      return signInPage(c, options, { next, email: String(form.typed.email ?? ''), problems: form.problems });
    const asked = await askToSignIn(c.var.ctx, { email: form.value.email, next, visitorKey: c.var.visitorKey });
    if (!asked.ok)
      return signInPage(c, options, {
        next,
        email: form.value.email,
        problems: [{ field: 'email', message: c.var.reader.refusal(asked) }],
        status: 429,
      });
    return c.redirect(`/sign-in/code?ticket=${asked.value.ticketId}`, 303);
  });

  routes.get('/sign-in/code', (c) => codePage(c, { ticket: c.req.query('ticket') ?? '' }));

  routes.post('/sign-in/code', async (c) => {
    const form = await readForm(c, code);
    const ticket = String(form.typed.ticket ?? '');
    if (!form.ok) return codePage(c, { ticket, problem: form.problems[0]?.message });
    const typed = { ticketId: form.value.ticket as TicketId, code: form.value.code, visitorKey: c.var.visitorKey };
    const signedIn = await signInWithCode(c.var.ctx, typed, await arrival(c, options));
    return signedIn.ok ? welcome(c, signedIn.value) : codePage(c, { ticket, problem: c.var.reader.refusal(signedIn) });
  });

  routes.get('/sign-in/link/:token', async (c) => linkPage(c, await isLinkOpen(c.var.ctx, c.req.param('token'))));

  routes.post('/sign-in/link/:token', async (c) => {
    const signedIn = await signInWithLink(c.var.ctx, c.req.param('token'), await arrival(c, options));
    return signedIn.ok ? welcome(c, signedIn.value) : linkPage(c, false);
  });

  routes.post('/sign-in/demo', async (c) => {
    const form = await readForm(c, address);
    const people = await options.demoPeople(c.var.ctx);
    if (!form.ok || !people.some((person) => person.email === form.value.email)) return c.redirect('/sign-in', 303);
    const person = await findPersonByEmail(c.var.ctx, c.var.ctx.keys.lookups('email', form.value.email));
    if (!person) return c.redirect('/sign-in', 303);
    keepSession(c, await startSession(c.var.ctx, person.id, describeDevice(c.req.header('user-agent'))));
    return c.redirect(localPath(form.value.next), 303);
  });

  addPasskeyEntrance(routes, options);

  routes.post('/sign-out', async (c) => {
    await endSession(c.var.ctx, 'this');
    dropSession(c);
    return seeOther(c, '/', { key: 'identity.said.signed-out' });
  });

  routes.route('/', accountRoutes(options));
  routes.route('/', factorRoutes(options));
  routes.route('/', providerRoutes({ ...options, welcome }));
  routes.route('/', emailRoutes());
  return routes;
}

/** With a passkey alone, no address typed. */
function addPasskeyEntrance(routes: Hono<Env>, options: IdentityOptions): void {
  routes.post('/sign-in/passkey', async (c) => {
    const form = await readForm(c, passkey);
    const next = localPath(String(form.typed.next ?? ''));
    const problem = (message: string) => signInPage(c, options, { next, problems: [{ field: 'email', message }] });
    if (!form.ok) return problem(c.var.reader.t('passkeys.form.unreadable'));
    const { challenge, response } = form.value;
    const given = { challengeId: challenge, response: response as unknown as AuthenticationResponseJSON };
    const from = { device: describeDevice(c.req.header('user-agent')), visitorKey: c.var.visitorKey };
    const signedIn = await signInWithPasskey(c.var.ctx, given, from);
    if (!signedIn.ok) return problem(c.var.reader.refusal(signedIn));
    return welcome(c, { ...signedIn.value, next, isNew: false });
  });
}

async function arrival(c: Context<Env>, options: IdentityOptions) {
  return { device: describeDevice(c.req.header('user-agent')), termsVersion: await options.termsVersion(c.var.ctx) };
}

async function welcome(c: Context<Env>, signedIn: SignedIn): Promise<Response> {
  // Signed in once more: the session before it ends, so that none is left that nobody sees.
  if (c.var.ctx.actor.kind === 'person') await endSession(c.var.ctx, 'this');
  keepSession(c, signedIn.token);
  const joined = await joinWhatWaited(c, signedIn.personId);
  const next = joined === 'asks' ? '/account/provider' : localPath(signedIn.next);
  if (signedIn.isNew) return c.redirect(`/account?welcome=1&next=${encodeURIComponent(next)}`, 303);
  return seeOther(c, next, {
    key: joined === 'joined' ? 'passkeys.provider.joined' : 'identity.said.signed-in',
  });
}

interface SignInState {
  readonly next: string;
  readonly email?: string;
  readonly problems?: readonly { field: string; message: string }[];
  readonly status?: 429;
}

async function signInPage(c: Context<Env>, options: IdentityOptions, state: SignInState): Promise<Response> {
  const demo = await options.demoPeople(c.var.ctx);
  const status = state.status ?? (state.problems ? 422 : 200);
  return c.render(
    <SignInPage r={c.var.reader} csrf={c.var.csrf} demo={demo} provider={options.provider?.label ?? null} {...state} />,
    {
      title: c.var.reader.t('identity.sign-in.title'),
      status,
      islands: ['passkey'],
      unlisted: true,
    },
  );
}

function codePage(
  c: Context<Env>,
  state: { ticket: string; problem?: string | undefined },
): Response | Promise<Response> {
  return c.render(<CodePage r={c.var.reader} csrf={c.var.csrf} {...state} />, {
    title: c.var.reader.t('identity.code.title'),
    status: state.problem ? 422 : 200,
    unlisted: true,
  });
}

function linkPage(c: Context<Env>, open: boolean): Response | Promise<Response> {
  return c.render(<LinkPage r={c.var.reader} csrf={c.var.csrf} action={c.var.url.pathname} open={open} />, {
    title: c.var.reader.t(open ? 'identity.link.title' : 'identity.link.spent'),
    status: open ? 200 : 410,
    unlisted: true,
  });
}
