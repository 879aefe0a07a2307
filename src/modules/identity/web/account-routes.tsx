import { type Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { z } from 'zod';
import { type Actor, ROLES } from '#kernel/actor.ts';
import type { DistrictId, ProcessId, SessionId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { changeAccount } from '../change-account.ts';
import { endSession } from '../end-session.ts';
import { grantRole, revokeRole } from '../grant-role.ts';
import { mayGrantRoles } from '../policy.ts';
import { readAccount, readSessions } from '../read-account.ts';
import { listGrants } from '../roles-store.ts';
import { AccountPage } from './AccountPage.tsx';
import { RolesPage } from './RolesPage.tsx';

export interface AccountOptions {
  /** The districts a resident may choose hers from. */
  districts(ctx: Ctx): Promise<readonly { id: DistrictId; name: LocalizedText }[]>;
  /** The processes a facilitator can be named for. */
  processes(ctx: Ctx): Promise<readonly { id: ProcessId; title: LocalizedText }[]>;
}

const account = z.object({
  displayName: z.string().max(60, 'identity.form.name-long'),
  language: z.enum(LANGUAGES),
  districtId: z.union([z.literal(''), z.uuid()]).transform((id) => (id || null) as DistrictId | null),
  organisationName: z.string().max(120, 'identity.form.name-long').default(''),
  next: z.string().optional(),
});

const grant = z.object({
  email: z.email('identity.form.email-wrong'),
  role: z.enum(ROLES),
  processId: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .transform((id) => (id || null) as ProcessId | null),
});

export function accountRoutes(options: AccountOptions): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/account', (c) => accountPage(c, options));

  routes.post('/account', async (c) => {
    const form = await readForm(c, account);
    if (!form.ok) return accountPage(c, options, { typed: form.typed, problems: form.problems });
    const changed = await changeAccount(c.var.ctx, form.value);
    if (!changed.ok)
      return accountPage(c, options, {
        typed: form.typed,
        problems: [{ field: 'displayName', message: c.var.reader.refusal(changed) }],
      });
    setCookie(c, 'ateneu_language', form.value.language, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'Lax',
      httpOnly: true,
      secure: c.var.ctx.origin.startsWith('https:'),
    });
    return seeOther(c, localPath(form.value.next, '/account'), { key: 'identity.said.account-kept' });
  });

  routes.post('/account/sessions/end', async (c) => {
    const form = await readForm(c, z.object({ session: z.union([z.literal('others'), z.uuid()]) }));
    if (!form.ok) return c.redirect('/account', 303);
    const { session } = form.value;
    const ended = await endSession(c.var.ctx, session === 'others' ? 'others' : { id: session as SessionId });
    return ended.ok ? seeOther(c, '/account', { key: 'identity.said.session-ended' }) : signInFirst(c, '/account');
  });

  routes.get('/manage/people', (c) => rolesPage(c, options));

  routes.post('/manage/people', async (c) => {
    only(mayGrantRoles, c);
    const form = await readForm(c, grant);
    if (!form.ok) return rolesPage(c, options, { typed: form.typed, problems: form.problems });
    const granted = await grantRole(c.var.ctx, form.value);
    if (granted.ok) return seeOther(c, '/manage/people', { key: 'identity-desk.said.granted' });
    const field = granted.code === 'facilitator-needs-process' ? 'processId' : 'email';
    return rolesPage(c, options, { typed: form.typed, problems: [{ field, message: c.var.reader.refusal(granted) }] });
  });

  routes.post('/manage/people/revoke', async (c) => {
    only(mayGrantRoles, c);
    const form = await readForm(c, z.object({ grant: z.uuid() }));
    if (!form.ok) return c.redirect('/manage/people', 303);
    const revoked = await revokeRole(c.var.ctx, form.value.grant);
    if (revoked.ok) return seeOther(c, '/manage/people', { key: 'identity-desk.said.revoked' });
    return rolesPage(c, options, { typed: {}, problems: [{ field: 'email', message: c.var.reader.refusal(revoked) }] });
  });

  return routes;
}

interface Returned {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

async function accountPage(c: Context<Env>, options: AccountOptions, returned?: Returned): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c);
  const [held, sessions, districts] = await Promise.all([
    readAccount(ctx, ctx.actor.personId),
    readSessions(ctx),
    options.districts(ctx),
  ]);
  if (!held) throw forbidden();
  const isWelcome = c.req.query('welcome') !== undefined;
  const next = localPath(c.req.query('next') ?? String(returned?.typed.next ?? ''), '');
  return c.render(
    <AccountPage
      r={reader}
      csrf={csrf}
      account={held}
      sessions={sessions}
      districts={districts}
      welcome={isWelcome}
      next={next}
      returned={returned}
    />,
    {
      title: reader.t(isWelcome ? 'identity.account.welcome' : 'identity.account.title'),
      status: returned ? 422 : 200,
      unlisted: true,
    },
  );
}

async function rolesPage(c: Context<Env>, options: AccountOptions, returned?: Returned): Promise<Response> {
  only(mayGrantRoles, c);
  const { ctx, reader, csrf } = c.var;
  const [grants, processes] = await Promise.all([listGrants(ctx), options.processes(ctx)]);
  return c.render(<RolesPage r={reader} csrf={csrf} grants={grants} processes={processes} returned={returned} />, {
    title: reader.t('identity-desk.title'),
    desk: 'people',
    status: returned ? 422 : 200,
    unlisted: true,
  });
}

function only(may: (actor: Actor) => boolean, c: Context<Env>): void {
  if (!may(c.var.ctx.actor)) throw forbidden();
}
