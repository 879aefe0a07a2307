import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm } from '#platform/http/form.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { askToChangeEmail, confirmEmail } from '../change-email.ts';
import type { TicketId } from '../tables.ts';
import { ConfirmEmailPage, NewEmailPage } from './EmailPages.tsx';

const HERE = '/account/email';
const address = z.object({ email: z.email('identity.form.email-wrong').max(254, 'identity.form.email-wrong') });
const code = z.object({
  ticket: z.uuid('identity.form.code-wrong'),
  code: z.string().min(1, 'identity.form.code-missing').max(40, 'identity.form.code-wrong'),
});

/** Another address for the account: a code goes there first. */
export function emailRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => newEmailPage(c, '', []));
  routes.post(HERE, async (c) => {
    const form = await readForm(c, address);
    const typed = String(form.typed.email ?? '');
    if (!form.ok) return newEmailPage(c, typed, form.problems);
    const asked = await askToChangeEmail(c.var.ctx, form.value.email);
    if (asked.ok) return confirmPage(c, asked.value.ticketId);
    return (
      elsewhere(c, asked.code) ?? newEmailPage(c, typed, [{ field: 'email', message: c.var.reader.refusal(asked) }])
    );
  });
  routes.post(`${HERE}/code`, async (c) => {
    const form = await readForm(c, code);
    const ticket = String(form.typed.ticket ?? '');
    if (!form.ok) return confirmPage(c, ticket, form.problems[0]?.message);
    const changed = await confirmEmail(c.var.ctx, { ticketId: ticket as TicketId, code: form.value.code });
    if (changed.ok) return seeOther(c, '/account', { key: 'passkeys.email.done' });
    return elsewhere(c, changed.code) ?? confirmPage(c, ticket, c.var.reader.refusal(changed));
  });
  return routes;
}

/** Where she first has to go; undefined when the refusal is said on the page itself. */
function elsewhere(c: Context<Env>, why: string): Response | undefined {
  if (why === 'sign-in-needed') return signInFirst(c, HERE);
  if (why === 'sign-in-again') return c.redirect(`/sign-in?again=1&next=${HERE}`, 303);
  if (why === 'second-factor-needed') return c.redirect(`/account/second-factor?next=${HERE}`, 303);
  return undefined;
}

function newEmailPage(c: Context<Env>, email: string, problems: readonly FieldProblem[]): Response | Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, HERE);
  return c.render(<NewEmailPage r={reader} csrf={csrf} email={email} problems={problems} />, {
    title: reader.t('passkeys.email.title'),
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

function confirmPage(c: Context<Env>, ticket: string, problem?: string): Response | Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, HERE);
  return c.render(<ConfirmEmailPage r={reader} csrf={csrf} ticket={ticket} problem={problem} />, {
    title: reader.t('identity.code.title'),
    status: problem ? 422 : 200,
    unlisted: true,
  });
}
