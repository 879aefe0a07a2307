import type { PersonId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { TermsAccepted } from './events.ts';
import { acceptInvitations } from './members-store.ts';
import { isTicketOpen, readCode, SESSION_DAYS } from './sign-in.ts';
import {
  countWrongTry,
  findPersonByEmail,
  findTicket,
  hashOf,
  insertPerson,
  insertSession,
  lockTicket,
  markTicketUsed,
  type Ticket,
} from './store.ts';
import type { TicketId } from './tables.ts';

export interface SignedIn {
  /** Goes into the cookie; only its hash is kept. */
  readonly token: string;
  readonly next: string;
  readonly personId: PersonId;
  /** The account was made just now. */
  readonly isNew: boolean;
}

export interface Arrival {
  /** The browser's own description, shortened to "Firefox on Android". */
  readonly device: string;
  /** The terms shown on the sign-in page. */
  readonly termsVersion: string;
}

/** With the six digits from the mail. */
export async function signInWithCode(
  ctx: Ctx,
  typed: { ticketId: TicketId; code: string; visitorKey: string },
  arrival: Arrival,
): Promise<Result<SignedIn, 'code-wrong' | 'code-spent' | 'too-many-sign-ins'>> {
  const limit = await ctx.limits.limit('code-tries-ip', typed.visitorKey);
  if (!limit.allowed) return refuse('too-many-sign-ins', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  const hashes = ctx.keys.lookups('sign-in-code', `${typed.ticketId}:${readCode(typed.code)}`);
  const result = await ctx.transact(async (inside) => {
    const ticket = await lockTicket(inside, { id: typed.ticketId });
    if (!ticket || ticket.for_person_id || !isTicketOpen(ticket, inside.clock.now())) return refuse('code-spent');
    if (hashes.includes(ticket.code_hash)) return ok(await useTicket(inside, ticket, arrival));
    // No refusal, which would roll back: counted under the lock, or many who guess at once get more tries than there are.
    await countWrongTry(inside, typed.ticketId);
    return ok(null);
  });
  if (!result.ok) return result;
  return result.value ? ok(result.value) : refuse('code-wrong');
}

/** With the link from the mail, after its page was shown and its button pressed: a mail scanner presses none. */
export async function signInWithLink(
  ctx: Ctx,
  linkToken: string,
  arrival: Arrival,
): Promise<Result<SignedIn, 'link-spent'>> {
  return ctx.transact(async (inside) => {
    const ticket = await lockTicket(inside, { linkHashes: inside.keys.lookups('sign-in-link', linkToken) });
    if (!ticket || ticket.for_person_id || !isTicketOpen(ticket, inside.clock.now())) return refuse('link-spent');
    return ok(await useTicket(inside, ticket, arrival));
  });
}

/** Whether a link still works, without using it. */
export async function isLinkOpen(ctx: Ctx, linkToken: string): Promise<boolean> {
  const ticket = await findTicket(ctx, ctx.keys.lookups('sign-in-link', linkToken));
  return ticket !== undefined && !ticket.for_person_id && isTicketOpen(ticket, ctx.clock.now());
}

async function useTicket(ctx: Ctx, ticket: Ticket, arrival: Arrival): Promise<SignedIn> {
  await markTicketUsed(ctx, ticket.id);
  const email = await ctx.personal.open(
    { personId: null, column: 'sign_in_tickets.email_sealed', purpose: 'account' },
    ticket.email_sealed,
  );
  if (email === null) throw new Error('A sign-in ticket without an address');
  const known = await findPersonByEmail(ctx, ctx.keys.lookups('email', email));
  const personId = known?.id ?? (await openAccount(ctx, email, ticket.language, arrival.termsVersion));
  const token = await startSession(ctx, personId, arrival.device);
  return { token, next: ticket.next_path, personId, isNew: !known };
}

/** An account for an address that was proven; accepts the terms that were shown. */
export async function openAccount(
  ctx: Ctx,
  email: string,
  language: Language,
  termsVersion: string,
): Promise<PersonId> {
  const id = ctx.newId<PersonId>();
  await insertPerson(ctx, {
    id,
    email_lookup: ctx.keys.lookup('email', email),
    email_sealed: await ctx.personal.seal({ personId: id, column: 'people.email_sealed' }, email),
    language,
    terms_version: termsVersion,
  });
  await acceptInvitations(ctx, id, ctx.keys.lookups('email', email));
  await ctx.emit<TermsAccepted>({ type: 'terms-accepted', personId: id, version: termsVersion, saidAt: 'sign-in' });
  return id;
}

/**
 * A new session for a person; gives back the token for her cookie.
 * @param how proven: she used a passkey or a second factor
 */
export async function startSession(
  ctx: Ctx,
  personId: PersonId,
  device: string,
  how: { readonly proven: boolean } = { proven: false },
): Promise<string> {
  const token = Buffer.from(ctx.chance.bytes(32)).toString('base64url');
  const now = ctx.clock.now();
  await insertSession(ctx, {
    id: ctx.newId<SessionId>(),
    token_hash: hashOf(token),
    person_id: personId,
    device,
    created_at: now,
    seen_at: now,
    expires_at: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
    proven_at: how.proven ? now : null,
  });
  return token;
}
