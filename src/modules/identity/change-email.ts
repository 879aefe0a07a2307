import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetLetters, mailNewAddress, mailOldAddress } from './emails.ts';
import type { AccountChanged } from './events.ts';
import { whyNotChangeFactors } from './prove-factor.ts';
import { codeFrom, isTicketOpen, normaliseEmail, readCode, TICKET_MINUTES } from './sign-in.ts';
import {
  countWrongTry,
  findPerson,
  findPersonByEmail,
  insertTicket,
  lockTicket,
  markTicketUsed,
  updatePerson,
} from './store.ts';
import type { TicketId } from './tables.ts';

export type WhyNotChanged =
  | 'sign-in-needed'
  | 'sign-in-again'
  | 'second-factor-needed'
  | 'too-many-sign-ins'
  | 'code-wrong'
  | 'code-spent'
  | 'address-taken';

/** Sends a code to the new address of whoever asks: it is hers only once she has read it there. */
export async function askToChangeEmail(
  ctx: Ctx,
  typed: string,
): Promise<Result<{ ticketId: TicketId }, WhyNotChanged>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  const email = normaliseEmail(typed);
  const limit = await ctx.limits.limit('sign-in-address', email);
  if (!limit.allowed) return refuse('too-many-sign-ins', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  return ctx.transact(async (inside) => ok({ ticketId: await sendCode(inside, actor.personId, email) }));
}

/** With the code: the account has the new address, the old one is told, and letters to it are taken away. */
export async function confirmEmail(
  ctx: Ctx,
  typed: { readonly ticketId: TicketId; readonly code: string },
): Promise<Result<void, WhyNotChanged>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  const hashes = ctx.keys.lookups('sign-in-code', `${typed.ticketId}:${readCode(typed.code)}`);
  const changed = await ctx.transact(async (inside) => {
    const ticket = await lockTicket(inside, { id: typed.ticketId });
    if (ticket?.for_person_id !== actor.personId || !isTicketOpen(ticket, inside.clock.now()))
      return refuse('code-spent');
    if (!hashes.includes(ticket.code_hash)) {
      // No refusal, which would roll back: counted under the lock, or many who guess at once get more tries than there are.
      await countWrongTry(inside, typed.ticketId);
      return ok('wrong');
    }
    const place = { personId: null, column: 'sign_in_tickets.email_sealed', purpose: 'account' } as const;
    const email = await inside.personal.open(place, ticket.email_sealed);
    if (email === null) throw new Error('A ticket without an address');
    if (await findPersonByEmail(inside, inside.keys.lookups('email', email))) return refuse('address-taken');
    await markTicketUsed(inside, ticket.id);
    await moveTo(inside, actor.personId, email);
    return ok('moved');
  });
  if (!changed.ok) return changed;
  return changed.value === 'moved' ? ok() : refuse('code-wrong');
}

async function sendCode(ctx: Ctx, personId: PersonId, email: string): Promise<TicketId> {
  const ticketId = ctx.newId<TicketId>();
  const code = codeFrom((length) => ctx.chance.bytes(length));
  const now = ctx.clock.now();
  await insertTicket(ctx, {
    id: ticketId,
    email_lookup: ctx.keys.lookup('email', email),
    email_sealed: await ctx.personal.seal({ personId: null, column: 'sign_in_tickets.email_sealed' }, email),
    code_hash: ctx.keys.lookup('sign-in-code', `${ticketId}:${code}`),
    link_hash: ctx.keys.lookup('sign-in-link', Buffer.from(ctx.chance.bytes(24)).toString('base64url')),
    language: ctx.language,
    next_path: '/account',
    created_at: now,
    expires_at: new Date(now.getTime() + TICKET_MINUTES * 60_000),
    for_person_id: personId,
  });
  await mailNewAddress(ctx, { email, code, ticketId });
  return ticketId;
}

async function moveTo(ctx: Ctx, personId: PersonId, email: string): Promise<void> {
  const person = await findPerson(ctx, personId);
  const place = { personId, column: 'people.email_sealed', purpose: 'account' } as const;
  const before = person && (await ctx.personal.open(place, person.email_sealed));
  await updatePerson(ctx, personId, {
    email_lookup: ctx.keys.lookup('email', email),
    email_sealed: await ctx.personal.seal(place, email),
  });
  if (before) {
    await forgetLetters(ctx, before);
    await mailOldAddress(ctx, { personId, email: before });
  }
  await ctx.emit<AccountChanged>({
    ...{ type: 'account-changed', personId, columns: ['people.email_sealed', 'people.email_lookup'] },
    hasDistrict: Boolean(person?.district_id),
  });
}
