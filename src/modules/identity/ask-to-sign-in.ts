import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mailSignIn } from './emails.ts';
import { codeFrom, normaliseEmail, TICKET_MINUTES } from './sign-in.ts';
import { insertTicket } from './store.ts';
import type { TicketId } from './tables.ts';

/** Sends a code and a link to an address. Says the same whether or not the address is known here. */
export async function askToSignIn(
  ctx: Ctx,
  asked: { email: string; next: string; visitorKey: string },
): Promise<Result<{ ticketId: TicketId }, 'too-many-sign-ins'>> {
  const email = normaliseEmail(asked.email);
  for (const [name, key] of [
    ['sign-in-address', email],
    ['sign-in-ip', asked.visitorKey],
  ] as const) {
    const limit = await ctx.limits.limit(name, key);
    if (!limit.allowed) return refuse('too-many-sign-ins', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  }
  const { ticketId } = await ctx.transact((inside) => sendTicket(inside, email, asked.next));
  return ok({ ticketId });
}

/** The same ticket without a mail: for the operator who has the keys (`ateneu sign-in`) and for the demo city. */
export async function issueSignInLink(ctx: Ctx, typed: string, next: string): Promise<string> {
  const { link } = await writeTicket(ctx, normaliseEmail(typed), next);
  return link;
}

async function sendTicket(ctx: Ctx, email: string, next: string): Promise<{ ticketId: TicketId }> {
  const { ticketId, code, link } = await writeTicket(ctx, email, next);
  await mailSignIn(ctx, { email, code, link, ticketId });
  return { ticketId };
}

async function writeTicket(ctx: Ctx, email: string, next: string) {
  const ticketId = ctx.newId<TicketId>();
  const code = codeFrom((length) => ctx.chance.bytes(length));
  const linkToken = Buffer.from(ctx.chance.bytes(24)).toString('base64url');
  const now = ctx.clock.now();
  await insertTicket(ctx, {
    id: ticketId,
    email_lookup: ctx.keys.lookup('email', email),
    email_sealed: await ctx.personal.seal({ personId: null, column: 'sign_in_tickets.email_sealed' }, email),
    code_hash: ctx.keys.lookup('sign-in-code', `${ticketId}:${code}`),
    link_hash: ctx.keys.lookup('sign-in-link', linkToken),
    language: ctx.language,
    next_path: next,
    created_at: now,
    expires_at: new Date(now.getTime() + TICKET_MINUTES * 60_000),
  });
  return { ticketId, code, link: `${ctx.origin}/sign-in/link/${linkToken}` };
}
